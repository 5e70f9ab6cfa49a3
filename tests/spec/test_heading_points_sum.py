"""一级指标分值合计: the points on the level-1 headings, each counted once."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.heading_points_sum import heading_points_sum

ROWS = spec(
    heading_points_sum,
    (
        {"opens_level1": [True, False, True], "level1_points": [5000, 5000, 3000]},
        8000,
        "a heading over two lines counts once",
    ),
    ({"opens_level1": [True, True], "level1_points": [5000, None]}, None, "a heading without points: undecided"),
    ({"opens_level1": [True, False], "level1_points": [5000, None]}, 5000, "its first line speaks for it"),
    ({"opens_level1": [True, True, False], "level1_points": [5000, 3000, 5000]}, 8000, "taken up again below"),
    ({"opens_level1": [True], "level1_points": [None]}, None, "no heading"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_heading_points_sum(row):
    assert run(heading_points_sum, row) == row.expected
