"""The amount that a cut is a share of."""

import pytest

from support.spec import run, spec
from wenxiao.rules.application.result_base_amount import result_base_amount

ROWS = spec(
    result_base_amount,
    ({"result_base_case": "approved"}, 100, "the budget of the year"),
    ({"result_base_case": "requested"}, 120, "what is asked for"),
    ({"result_base_case": "ceiling"}, 90, "the control figure"),
    ({"result_base_case": "requested", "next_requested_amount": None}, None, "blank is not zero"),
    budget_amount=100,
    next_requested_amount=120,
    control_amount=90,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_result_base_amount(row):
    assert run(result_base_amount, row) == row.expected
