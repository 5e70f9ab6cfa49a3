"""What open remediation takes away."""

import pytest

from support.spec import run, spec
from wenxiao.rules.application.unrectified_amount import unrectified_amount

ROWS = spec(
    unrectified_amount,
    ({"remediation_reduces": "true"}, 100, "10%"),
    ({"remediation_reduces": "false"}, 0, "nothing"),
    result_base_amount=1000,
    unrectified_cut=1000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_unrectified_amount(row):
    assert run(unrectified_amount, row) == row.expected
