"""QC-203: a form has a satisfaction indicator where the rulebook requires one."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.satisfaction_present import satisfaction_present

ROWS = spec(
    satisfaction_present,
    ({"satisfaction_indicators": 1, "satisfaction_required": True}, True, "one is enough"),
    ({"satisfaction_indicators": 0, "satisfaction_required": True}, False, "none"),
    ({"satisfaction_indicators": 0, "satisfaction_required": False}, True, "not required"),
    ({"satisfaction_indicators": None, "satisfaction_required": True}, None, "no indicators at all"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_satisfaction_present(row):
    assert run(satisfaction_present, row) == row.expected
