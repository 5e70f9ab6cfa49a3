"""What would have to be spent."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.amount_for_green import amount_for_green

ROWS = spec(
    amount_for_green,
    ({}, 2666400, "100,000 yuan × 33.33 % × 80 %"),
    ({"total_base_amount": 1}, 1, "rounded up to a fen"),
    ({"total_base_amount": None}, None, "no budget"),
    total_base_amount=10000000,
    expected_execution_rate=3333,
    alert_yellow_below=8000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_amount_for_green(row):
    assert run(amount_for_green, row) == row.expected
