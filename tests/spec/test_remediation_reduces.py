"""Whether open remediation reduces the money."""

import pytest

from support.spec import run, spec
from wenxiao.rules.application.remediation_reduces import remediation_reduces

ROWS = spec(
    remediation_reduces,
    ({"is_unrectified": True, "unrectified_action": "reduce"}, "true", "reduces"),
    ({"is_unrectified": True, "unrectified_action": "hold"}, "false", "holds"),
    ({"is_unrectified": False, "unrectified_action": "reduce"}, "false", "nothing is open"),
    ({"is_unrectified": True, "unrectified_action": "none"}, "false", "not provided for"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_remediation_reduces(row):
    assert run(remediation_reduces, row) == row.expected
