"""Points of the cost indicators under a heading of their own."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.cost_points_sum import cost_points_sum

ROWS = spec(
    cost_points_sum,
    (
        {
            "dimension": ["COST", "OUTPUT"],
            "opens_level1": [True, True],
            "level1_points": [2000, 4000],
            "max_points": [2000, 4000],
        },
        2000,
        "a heading of its own",
    ),
    (
        {
            "dimension": ["OUTPUT", "OUTPUT"],
            "opens_level1": [True, False],
            "level1_points": [5000, 5000],
            "max_points": [2000, 3000],
        },
        0,
        "成本 under 产出 is output",
    ),
    (
        {
            "dimension": ["COST", "OUTPUT"],
            "opens_level1": [True, True],
            "level1_points": [2000, 4000],
            "max_points": [None, None],
        },
        2000,
        "points on headings only",
    ),
    (
        {
            "dimension": ["COST", "OUTPUT"],
            "opens_level1": [True, True],
            "level1_points": [None, None],
            "max_points": [2000, None],
        },
        None,
        "a line without points",
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_cost_points_sum(row):
    assert run(cost_points_sum, row) == row.expected
