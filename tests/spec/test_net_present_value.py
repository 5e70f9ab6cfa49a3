"""净现值: benefits less costs."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.net_present_value import net_present_value

ROWS = spec(
    net_present_value,
    ({"present_benefits_amount": 12_000, "present_costs_amount": 10_000}, 2_000, "worth it"),
    ({"present_benefits_amount": 10_000, "present_costs_amount": 10_000}, 0, "even"),
    ({"present_benefits_amount": 9_999, "present_costs_amount": 10_000}, -1, "not worth it by one fen"),
    ({"present_benefits_amount": None, "present_costs_amount": 10_000}, None, "not known"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_net_present_value(row):
    assert run(net_present_value, row) == row.expected
