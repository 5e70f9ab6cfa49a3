"""QC-005: an indicator in use carries points."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.points_are_positive import points_are_positive

ROWS = spec(
    points_are_positive,
    ({"max_points": 1}, True, "0.01 points"),
    ({"max_points": 0}, False, "0 points"),
    ({"max_points": -1}, False, "less than 0"),
    ({"max_points": 0, "is_applicable": False}, True, "not in use"),
    ({"max_points": None}, None, "blank is not zero: undecided"),
    is_applicable=True,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_points_are_positive(row):
    assert run(points_are_positive, row) == row.expected
