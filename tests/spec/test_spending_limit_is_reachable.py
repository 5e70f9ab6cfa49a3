"""QC-223: a limit is not strictly below the exact budget, so that spending it all would fail."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.spending_limit_is_reachable import spending_limit_is_reachable

ROWS = spec(
    spending_limit_is_reachable,
    (
        {"target_value": 16816800000, "target_unit": "元", "total_base_amount": 168168000},
        False,
        "<1681680元 with that budget",
    ),
    ({}, False, "<20万元 with 20"),
    ({"target_operator": "LE"}, True, "≤ can be reached"),
    ({"target_value": 190000}, True, "a limit of its own"),
    ({"target_value": 240000, "target_unit": "小时"}, None, "hours are no money"),
    ({"total_base_amount": None}, None, "no budget"),
    ({"target_operator": None}, None, "no operator"),
    target_operator="LT",
    target_value=200000,
    target_unit="万元",
    total_base_amount=20000000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_spending_limit_is_reachable(row):
    assert run(spending_limit_is_reachable, row) == row.expected
