"""Points of the satisfaction indicators together."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.satisfaction_points_sum import satisfaction_points_sum

ROWS = spec(
    satisfaction_points_sum,
    ({}, 1000, "the lines of that heading"),
    ({"max_points": [3000, None, 3000, 1000]}, None, "a line without points"),
    ({"max_points": [None, None, None, None]}, 1000, "no line prints any: the heading counts once"),
    (
        {"max_points": [None, None, None, None], "level1_points": [5000, 5000, None, 1000]},
        None,
        "nor one of the headings",
    ),
    ({"dimension": ["OUTPUT", "OUTPUT", "OUTCOME", "OUTCOME"]}, 1000, "满意度 under 效益 counts"),
    (
        {
            "dimension": ["OUTPUT", "OUTPUT", "OUTPUT", "OUTPUT"],
            "sub_dimension": ["QUANTITY", "QUANTITY", "QUANTITY", "QUANTITY"],
        },
        0,
        "none",
    ),
    dimension=["OUTPUT", "OUTPUT", "OUTCOME", "SATISFACTION"],
    sub_dimension=["QUANTITY", "COST", "SOCIAL", "SATISFACTION"],
    opens_level1=[True, False, True, True],
    level1_points=[5000, 5000, 3000, 1000],
    max_points=[3000, 2000, 3000, 1000],
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_satisfaction_points_sum(row):
    assert run(satisfaction_points_sum, row) == row.expected
