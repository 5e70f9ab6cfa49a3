"""预算调整率: half up to 0.01 %."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.budget_adjustment_rate import budget_adjustment_rate

ROWS = spec(
    budget_adjustment_rate,
    ({"department_adjusted_amount": 97_320_000, "department_initial_amount": 100_000_000}, 9_732, "97.32 %"),
    ({"department_adjusted_amount": 1, "department_initial_amount": 20_000}, 1, "0.005 % becomes 0.01 %"),
    ({"department_adjusted_amount": 1, "department_initial_amount": 20_001}, 0, "less becomes nothing"),
    ({"department_adjusted_amount": 0, "department_initial_amount": 0}, None, "without an initial budget"),
    ({"department_adjusted_amount": None, "department_initial_amount": 100}, None, "blank is not zero"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_budget_adjustment_rate(row):
    assert run(budget_adjustment_rate, row) == row.expected
