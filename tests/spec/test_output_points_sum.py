"""Points of the output indicators together."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.output_points_sum import output_points_sum

ROWS = spec(
    output_points_sum,
    ({}, 5000, "the lines of that heading"),
    ({"max_points": [3000, None, 3000, 1000]}, None, "a line without points"),
    ({"max_points": [None, None, None, None]}, 5000, "no line prints any: the heading counts once"),
    (
        {"max_points": [None, None, None, None], "level1_points": [5000, 5000, None, 1000]},
        None,
        "nor one of the headings",
    ),
    (
        {"sub_dimension": ["QUANTITY", "SATISFACTION", "SOCIAL", "SATISFACTION"]},
        3000,
        "satisfaction under 产出 is satisfaction",
    ),
    ({"sub_dimension": [None, None, None, None]}, 5000, "level 2 blank"),
    dimension=["OUTPUT", "OUTPUT", "OUTCOME", "SATISFACTION"],
    sub_dimension=["QUANTITY", "COST", "SOCIAL", "SATISFACTION"],
    opens_level1=[True, False, True, True],
    level1_points=[5000, 5000, 3000, 1000],
    max_points=[3000, 2000, 3000, 1000],
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_output_points_sum(row):
    assert run(output_points_sum, row) == row.expected
