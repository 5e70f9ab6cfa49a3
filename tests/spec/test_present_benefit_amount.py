"""效益现值 of a year."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.present_benefit_amount import present_benefit_amount

ROWS = spec(
    present_benefit_amount,
    ({"varied_benefit_amount": 10_000, "discount_factor": 10**12}, 10_000, "the first year"),
    ({"varied_benefit_amount": 10_800, "discount_factor": 925_925_925_926}, 10_000, "108.00 in a year at 8 %"),
    ({"varied_benefit_amount": 1, "discount_factor": 500_000_000_000}, 1, "half a fen becomes one"),
    ({"varied_benefit_amount": 1, "discount_factor": 499_999_999_999}, 0, "less than half none"),
    ({"varied_benefit_amount": None, "discount_factor": 10**12}, 0, "a year without one"),
    ({"varied_benefit_amount": 10_000, "discount_factor": None}, None, "a year that cannot be discounted"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_present_benefit_amount(row):
    assert run(present_benefit_amount, row) == row.expected
