"""指标得分合计: the recomputed points of the indicators that apply."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.indicator_score_sum import indicator_score_sum

ROWS = spec(
    indicator_score_sum,
    ({"awarded_score": [720, 667], "is_applicable": [True, True]}, 1387, "7.20 + 6.67"),
    ({"awarded_score": [720, 0], "is_applicable": [True, True]}, 720, "0 is a score"),
    ({"awarded_score": [720, None], "is_applicable": [True, True]}, None, "blank is not zero"),
    ({"awarded_score": [720, None], "is_applicable": [True, False]}, 720, "what does not apply is not missing"),
    ({"awarded_score": [None], "is_applicable": [False]}, 0, "nothing applies"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_indicator_score_sum(row):
    assert run(indicator_score_sum, row) == row.expected
