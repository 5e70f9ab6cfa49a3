"""政府采购执行率: half up to 0.01 %."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.procurement_rate import procurement_rate

ROWS = spec(
    procurement_rate,
    ({"procured_amount": 97_320_000, "procurement_budget_amount": 100_000_000}, 9_732, "97.32 %"),
    ({"procured_amount": 1, "procurement_budget_amount": 20_000}, 1, "0.005 % becomes 0.01 %"),
    ({"procured_amount": 1, "procurement_budget_amount": 20_001}, 0, "less becomes nothing"),
    ({"procured_amount": 0, "procurement_budget_amount": 0}, None, "without a budget for it"),
    ({"procured_amount": None, "procurement_budget_amount": 100}, None, "blank is not zero"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_procurement_rate(row):
    assert run(procurement_rate, row) == row.expected
