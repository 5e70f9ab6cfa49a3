"""QC-006: one indicator holds at most half of all points."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.points_are_spread import points_are_spread

ROWS = spec(
    points_are_spread,
    ({"max_points": 5000}, True, "exactly half"),
    ({"max_points": 5001}, False, "0.01 more"),
    ({"max_points": 9000}, False, "one cost indicator with 90 points"),
    ({"max_points": None}, None, "blank: undecided"),
    ({"max_points": 400000000000000}, False, "the largest number does not wrap"),
    full_points=10000,
    single_indicator_share_most=5000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_points_are_spread(row):
    assert run(points_are_spread, row) == row.expected
