"""重点支出安排率: half up to 0.01 %."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.key_spending_rate import key_spending_rate

ROWS = spec(
    key_spending_rate,
    ({"key_projects_executed_amount": 97_320_000, "department_executed_amount": 100_000_000}, 9_732, "97.32 %"),
    ({"key_projects_executed_amount": 1, "department_executed_amount": 20_000}, 1, "0.005 % becomes 0.01 %"),
    ({"key_projects_executed_amount": 1, "department_executed_amount": 20_001}, 0, "less becomes nothing"),
    (
        {"key_projects_executed_amount": 0, "department_executed_amount": 0},
        None,
        "where nothing was spent, or no key duty is named",
    ),
    ({"key_projects_executed_amount": None, "department_executed_amount": 100}, None, "blank is not zero"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_key_spending_rate(row):
    assert run(key_spending_rate, row) == row.expected
