"""QC-213: the points of a target form add to 90; the 10 of execution come with the self-evaluation."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.target_points_sum_to_ninety import target_points_sum_to_ninety

ROWS = spec(
    target_points_sum_to_ninety,
    ({"indicator_points_sum": 9000}, True, "90"),
    ({"indicator_points_sum": 8900}, False, "89"),
    ({"indicator_points_sum": 10000}, False, "100 without execution points"),
    ({"indicator_points_sum": 9000, "execution_points_on_form": 1000}, True, "90 and 10 for execution printed"),
    ({"indicator_points_sum": 8000, "execution_points_on_form": 2000}, True, "80 and 20 printed make 100"),
    ({"indicator_points_sum": 8000, "execution_points_on_form": 1000}, False, "90 in all"),
    ({"indicator_points_sum": None}, None, "points not printed"),
    target_points=9000,
    full_points=10000,
    execution_points_on_form=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_target_points_sum_to_ninety(row):
    assert run(target_points_sum_to_ninety, row) == row.expected
