"""印出的指标得分合计, over the indicators that apply."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.printed_scores_sum import printed_scores_sum

ROWS = spec(
    printed_scores_sum,
    ({"score": [720, 667]}, 1387, "7.20 + 6.67"),
    ({"score": [720, 0]}, 720, "0 is a score"),
    ({"score": [720, None]}, None, "blank is not zero"),
    ({"score": [720, None], "is_applicable": [True, False]}, 720, "不适用 may be blank"),
    ({"score": [720, 500], "is_applicable": [True, False]}, 720, "and counts nowhere"),
    is_applicable=[True, True],
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_printed_scores_sum(row):
    assert run(printed_scores_sum, row) == row.expected
