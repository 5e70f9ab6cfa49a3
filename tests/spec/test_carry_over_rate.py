"""结转结余率: half up to 0.01 %."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.carry_over_rate import carry_over_rate

ROWS = spec(
    carry_over_rate,
    ({"carried_over_amount": 97_320_000, "department_budget_amount": 100_000_000}, 9_732, "97.32 %"),
    ({"carried_over_amount": 1, "department_budget_amount": 20_000}, 1, "0.005 % becomes 0.01 %"),
    ({"carried_over_amount": 1, "department_budget_amount": 20_001}, 0, "less becomes nothing"),
    ({"carried_over_amount": 0, "department_budget_amount": 0}, None, "without a budget"),
    ({"carried_over_amount": None, "department_budget_amount": 100}, None, "blank is not zero"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_carry_over_rate(row):
    assert run(carry_over_rate, row) == row.expected
