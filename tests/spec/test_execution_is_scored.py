"""Whether execution carries points: printed, or left over by indicators adding to less than the full points."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.execution_is_scored import execution_is_scored

ROWS = spec(
    execution_is_scored,
    ({"execution_points_printed": 1000, "indicator_points_sum": 9000}, True, "printed on the total line"),
    ({"execution_heading_points": 1000, "indicator_points_sum": 10000}, True, "printed on a heading"),
    ({"indicator_points_sum": 9000}, True, "T21: indicators take 90 and leave 10"),
    ({"indicator_points_sum": 9999}, True, "0.01 left"),
    ({"indicator_points_sum": 10000}, False, "indicators take all"),
    ({"indicator_points_sum": None}, False, "no sum, nothing printed"),
    execution_points_printed=None,
    execution_heading_points=None,
    full_points=10000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_execution_is_scored(row):
    assert run(execution_is_scored, row) == row.expected
