"""成本现值合计."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.present_costs_amount import present_costs_amount

ROWS = spec(
    present_costs_amount,
    ({"present_cost_amount": [10_000, 9_259]}, 19_259, "two years"),
    ({"present_cost_amount": [10_000, None]}, None, "a year that cannot be discounted"),
    ({"present_cost_amount": [0]}, 0, "none"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_present_costs_amount(row):
    assert run(present_costs_amount, row) == row.expected
