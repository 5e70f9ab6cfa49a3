"""QC-204: a form has a cost indicator where the rulebook requires one."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.cost_present import cost_present

ROWS = spec(
    cost_present,
    ({"cost_indicators": 1, "cost_required": True}, True, "one is enough"),
    ({"cost_indicators": 0, "cost_required": True}, False, "none"),
    ({"cost_indicators": 0, "cost_required": False}, True, "not required"),
    ({"cost_indicators": None, "cost_required": True}, None, "no indicators at all"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_cost_present(row):
    assert run(cost_present, row) == row.expected
