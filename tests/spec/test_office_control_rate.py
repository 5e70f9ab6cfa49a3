"""公用经费控制率: half up to 0.01 %."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.office_control_rate import office_control_rate

ROWS = spec(
    office_control_rate,
    ({"office_executed_amount": 97_320_000, "office_budget_amount": 100_000_000}, 9_732, "97.32 %"),
    ({"office_executed_amount": 1, "office_budget_amount": 20_000}, 1, "0.005 % becomes 0.01 %"),
    ({"office_executed_amount": 1, "office_budget_amount": 20_001}, 0, "less becomes nothing"),
    ({"office_executed_amount": 0, "office_budget_amount": 0}, None, "without a budget for it"),
    ({"office_executed_amount": None, "office_budget_amount": 100}, None, "blank is not zero"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_office_control_rate(row):
    assert run(office_control_rate, row) == row.expected
