"""QC-018: a cost is of the same order as the budget, or its unit is wrong."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.cost_fits_budget import cost_fits_budget

ROWS = spec(
    cost_fits_budget,
    ({"target_value": 1_200_000, "target_unit": "万元"}, True, "the budget: 120 万元"),
    ({"target_value": 12_000_000_000, "target_unit": "万元"}, False, "1,200,000 万元: ten thousand times"),
    ({"target_value": 120_000_000, "target_unit": "万元"}, False, "a hundred times"),
    ({"target_value": 119_999_999, "target_unit": "万元"}, True, "just below a hundred times"),
    ({"target_value": 12_000_000_000, "target_unit": "元"}, True, "1,200,000 元"),
    ({"target_value": 12_000_000_000, "target_unit": "公里"}, None, "no money"),
    ({"target_value": 400_000_000_000_000, "target_unit": "亿元"}, False, "beyond what 64 bits hold"),
    ({"target_value": 1, "target_unit": "元", "total_base_amount": None}, None, "no budget"),
    total_base_amount=120_000_000,
    cost_jump_from=100,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_cost_fits_budget(row):
    assert run(cost_fits_budget, row) == row.expected
