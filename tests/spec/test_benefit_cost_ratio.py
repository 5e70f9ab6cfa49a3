"""效益成本比: half up to four places."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.benefit_cost_ratio import benefit_cost_ratio

ROWS = spec(
    benefit_cost_ratio,
    ({"present_benefits_amount": 12_000, "present_costs_amount": 10_000}, 12_000, "1.2"),
    ({"present_benefits_amount": 1, "present_costs_amount": 3}, 3_333, "0.3333"),
    ({"present_benefits_amount": 1, "present_costs_amount": 20_000}, 1, "0.00005 becomes 0.0001"),
    ({"present_benefits_amount": 12_000, "present_costs_amount": 0}, None, "no costs"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_benefit_cost_ratio(row):
    assert run(benefit_cost_ratio, row) == row.expected
