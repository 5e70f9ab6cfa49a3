"""印出的预算执行得分: the score on the total line."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.execution_score_printed import execution_score_printed

ROWS = spec(
    execution_score_printed,
    ({"fund_score": [862, 500], "is_total": [True, False]}, 862, "the total line's"),
    ({"fund_score": [500, 862], "is_total": [False, True]}, 862, "wherever it stands"),
    ({"fund_score": [0, 500], "is_total": [True, False]}, 0, "0 is a score"),
    ({"fund_score": [None, 500], "is_total": [True, False]}, None, "blank is not zero"),
    ({"fund_score": [500], "is_total": [False]}, None, "no total line"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_execution_score_printed(row):
    assert run(execution_score_printed, row) == row.expected
