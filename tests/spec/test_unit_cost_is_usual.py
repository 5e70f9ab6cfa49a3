"""QC-215: money and workload go together as they do in other years and places."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.unit_cost_is_usual import unit_cost_is_usual

ROWS = spec(
    unit_cost_is_usual,
    ({"workload_unit_amount": 7_500_000}, True, "half as much again"),
    ({"workload_unit_amount": 7_500_001}, False, "just beyond"),
    ({"workload_unit_amount": 2_500_000}, True, "half"),
    ({"workload_unit_amount": 2_499_999}, False, "just below half"),
    ({"workload_unit_amount": 5_000_000}, True, "the same"),
    ({"workload_unit_amount": None}, None, "no unit cost"),
    ({"usual_unit_amount": None}, None, "nothing to compare with"),
    ({"workload_unit_amount": 9 * 10**18, "usual_unit_amount": 9 * 10**18}, True, "the product leaves 64 bits"),
    workload_unit_amount=5_000_000,
    usual_unit_amount=5_000_000,
    unit_cost_gap_most=5_000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_unit_cost_is_usual(row):
    assert run(unit_cost_is_usual, row) == row.expected
