"""QC-023: indicators do not take the points that the rulebook reserves for execution."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.execution_has_points import execution_has_points

ROWS = spec(
    execution_has_points,
    ({"indicator_points_sum": 10000}, False, "indicators take all 100, execution has none"),
    ({"indicator_points_sum": 9999}, True, "0.01 is left"),
    ({"indicator_points_sum": 9000}, True, "T21: 90 for the indicators"),
    (
        {"indicator_points_sum": 10000, "execution_points_on_form": 1000},
        True,
        "execution has points: the sum is QC-001's",
    ),
    ({"indicator_points_sum": 10000, "execution_points": 0}, True, "the rulebook reserves none"),
    ({"indicator_points_sum": 10000, "is_target_stage": True}, True, "a plan does not score execution"),
    ({"indicator_points_sum": None}, None, "a line without points: undecided"),
    ({"indicator_points_sum": 10000, "execution_points": 1}, False, "the rulebook reserves 0.01"),
    execution_points_on_form=None,
    full_points=10000,
    execution_points=1000,
    is_target_stage=False,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_execution_has_points(row):
    assert run(execution_has_points, row) == row.expected
