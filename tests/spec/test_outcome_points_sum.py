"""Points of the outcome indicators together."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.outcome_points_sum import outcome_points_sum

ROWS = spec(
    outcome_points_sum,
    ({}, 3000, "the lines of that heading"),
    ({"max_points": [3000, None, 3000, 1000]}, None, "a line without points"),
    ({"max_points": [None, None, None, None]}, 3000, "no line prints any: the heading counts once"),
    (
        {"max_points": [None, None, None, None], "level1_points": [5000, 5000, None, 1000]},
        None,
        "nor one of the headings",
    ),
    ({"dimension": ["OUTPUT", "OUTPUT", "OUTCOME", "OUTCOME"]}, 3000, "满意度 under 效益 is satisfaction"),
    ({"dimension": ["OUTPUT", "OUTPUT", "OUTPUT", "OUTPUT"]}, 0, "none"),
    dimension=["OUTPUT", "OUTPUT", "OUTCOME", "SATISFACTION"],
    sub_dimension=["QUANTITY", "COST", "SOCIAL", "SATISFACTION"],
    opens_level1=[True, False, True, True],
    level1_points=[5000, 5000, 3000, 1000],
    max_points=[3000, 2000, 3000, 1000],
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_outcome_points_sum(row):
    assert run(outcome_points_sum, row) == row.expected
