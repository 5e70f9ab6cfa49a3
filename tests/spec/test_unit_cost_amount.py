"""单位成本: for one of the quantity."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.unit_cost_amount import unit_cost_amount

ROWS = spec(
    unit_cost_amount,
    ({"cost_amount": 120_000_000, "quantity": 1_200_000}, 1_000_000, "1,200,000 yuan for 120: 10,000 yuan each"),
    ({"cost_amount": 100, "quantity": 30_000}, 33, "1 yuan for 3: 0.33"),
    ({"cost_amount": 1, "quantity": 20_000}, 1, "half a fen becomes one"),
    ({"cost_amount": 100, "quantity": 0}, None, "none of them"),
    ({"cost_amount": 100, "quantity": None}, None, "no quantity given"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_unit_cost_amount(row):
    assert run(unit_cost_amount, row) == row.expected
