"""预算执行分值: what the form prints, else what the rulebook reserves."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.execution_max_points import execution_max_points

ROWS = spec(
    execution_max_points,
    ({"execution_points_printed": 2000, "execution_heading_points": 1500}, 2000, "the total line first"),
    ({"execution_points_printed": None, "execution_heading_points": 1500}, 1500, "then the heading"),
    ({"execution_points_printed": None, "execution_heading_points": None}, 1000, "then the rulebook"),
    ({"execution_points_printed": 0, "execution_heading_points": 1500}, 0, "0 is printed, not blank"),
    execution_points=1000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_execution_max_points(row):
    assert run(execution_max_points, row) == row.expected
