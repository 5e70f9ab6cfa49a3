"""“三公经费”控制率: half up to 0.01 %."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.three_public_control_rate import three_public_control_rate

ROWS = spec(
    three_public_control_rate,
    ({"three_public_executed_amount": 97_320_000, "three_public_budget_amount": 100_000_000}, 9_732, "97.32 %"),
    ({"three_public_executed_amount": 1, "three_public_budget_amount": 20_000}, 1, "0.005 % becomes 0.01 %"),
    ({"three_public_executed_amount": 1, "three_public_budget_amount": 20_001}, 0, "less becomes nothing"),
    ({"three_public_executed_amount": 0, "three_public_budget_amount": 0}, None, "without a budget for it"),
    ({"three_public_executed_amount": None, "three_public_budget_amount": 100}, None, "blank is not zero"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_three_public_control_rate(row):
    assert run(three_public_control_rate, row) == row.expected
