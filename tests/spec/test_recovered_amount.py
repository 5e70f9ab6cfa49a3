"""What is recovered of money that was not spent."""

import pytest

from support.spec import run, spec
from wenxiao.rules.application.recovered_amount import recovered_amount

ROWS = spec(
    recovered_amount,
    ({"execution_is_low": "true"}, 350, "half of what is left"),
    ({"execution_is_low": "false"}, 0, "spent well enough"),
    ({"execution_is_low": None}, 0, "not known takes nothing away"),
    ({"execution_is_low": "true", "executed_amount": 299}, 351, "350.5 rounds up"),
    budget_amount=1000,
    executed_amount=300,
    recovery_share=5000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_recovered_amount(row):
    assert run(recovered_amount, row) == row.expected
