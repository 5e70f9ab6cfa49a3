"""Every reason together, up to the bound."""

import pytest

from support.spec import run, spec
from wenxiao.rules.application.reduction_amount import reduction_amount

ROWS = spec(
    reduction_amount,
    ({"result_cut_amount": 200}, 330, "added up"),
    ({"result_cut_amount": 370}, 500, "exactly the bound"),
    ({"result_cut_amount": 371}, 500, "no more than the bound"),
    ({"result_cut_amount": None}, None, "without a result nothing is recommended"),
    recovered_amount=100,
    unrectified_amount=30,
    reduction_most_amount=500,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_reduction_amount(row):
    assert run(reduction_amount, row) == row.expected
