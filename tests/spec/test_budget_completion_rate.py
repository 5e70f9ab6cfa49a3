"""预算完成率: half up to 0.01 %."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.budget_completion_rate import budget_completion_rate

ROWS = spec(
    budget_completion_rate,
    ({"department_executed_amount": 97_320_000, "department_budget_amount": 100_000_000}, 9_732, "97.32 %"),
    ({"department_executed_amount": 1, "department_budget_amount": 20_000}, 1, "0.005 % becomes 0.01 %"),
    ({"department_executed_amount": 1, "department_budget_amount": 20_001}, 0, "less becomes nothing"),
    ({"department_executed_amount": 0, "department_budget_amount": 0}, None, "without a budget"),
    ({"department_executed_amount": None, "department_budget_amount": 100}, None, "blank is not zero"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_budget_completion_rate(row):
    assert run(budget_completion_rate, row) == row.expected
