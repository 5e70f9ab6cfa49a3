"""QC-408: spending to date does not exceed the budget."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.executed_within_budget_to_date import executed_within_budget_to_date

ROWS = spec(
    executed_within_budget_to_date,
    ({"executed_amount": 10000, "execution_base_amount": 10000, "is_total": True}, True, "all of it"),
    ({"executed_amount": 10001, "execution_base_amount": 10000, "is_total": True}, False, "a fen more"),
    (
        {"executed_amount": 10001, "execution_base_amount": 10000, "is_total": False},
        True,
        "only the total line is judged",
    ),
    ({"executed_amount": None, "execution_base_amount": 10000, "is_total": True}, None, "nothing stated"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_executed_within_budget_to_date(row):
    assert run(executed_within_budget_to_date, row) == row.expected
