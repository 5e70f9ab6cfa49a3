"""What is stated and what was paid."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.spending_agrees_with_records import spending_agrees_with_records

ROWS = spec(
    spending_agrees_with_records,
    ({}, True, "the same"),
    ({"total_executed_amount": 101}, False, "a fen more"),
    ({"total_executed_amount": 101, "execution_reason": "一笔未入账"}, True, "with the reason"),
    ({"recorded_executed_amount": None}, None, "nothing recorded"),
    total_executed_amount=100,
    recorded_executed_amount=100,
    execution_reason=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_spending_agrees_with_records(row):
    assert run(spending_agrees_with_records, row) == row.expected
