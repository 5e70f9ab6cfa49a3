"""总额行分值: the points on the total line."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.execution_points_printed import execution_points_printed

ROWS = spec(
    execution_points_printed,
    ({"fund_points": [1000, 500], "is_total": [True, False]}, 1000, "the total line's"),
    ({"fund_points": [500, 1000], "is_total": [False, True]}, 1000, "wherever it stands"),
    ({"fund_points": [0, 500], "is_total": [True, False]}, 0, "0 is printed"),
    ({"fund_points": [None, 500], "is_total": [True, False]}, None, "a component's points are not its"),
    ({"fund_points": [500, 500], "is_total": [False, False]}, None, "no total line"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_execution_points_printed(row):
    assert run(execution_points_printed, row) == row.expected
