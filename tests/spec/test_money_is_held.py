"""Whether the money waits for the remediation."""

import pytest

from support.spec import run, spec
from wenxiao.rules.application.money_is_held import money_is_held

ROWS = spec(
    money_is_held,
    ({"is_unrectified": True, "unrectified_action": "hold"}, True, "waits"),
    ({"is_unrectified": False, "unrectified_action": "hold"}, False, "finished"),
    ({"is_unrectified": True, "unrectified_action": "reduce"}, False, "reduced instead"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_money_is_held(row):
    assert run(money_is_held, row) == row.expected
