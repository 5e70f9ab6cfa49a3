"""QC-220: no jump between 元 and 万元."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.amount_is_in_yuan import amount_is_in_yuan

ROWS = spec(
    amount_is_in_yuan,
    ({"requested_amount": 12_000, "previous_amount": 120_000_000}, False, "120 yuan after 1,200,000: 万元 typed as 元"),
    ({"requested_amount": 1_200_000_000_000, "previous_amount": 120_000_000}, False, "the other way round"),
    ({"requested_amount": 120_000_000_00, "previous_amount": 12_000_000}, False, "exactly 1,000 times"),
    ({"requested_amount": 119_999_999_99, "previous_amount": 12_000_000}, True, "0.01 below 1,000 times"),
    ({"requested_amount": 240_000_000, "previous_amount": 120_000_000}, True, "twice as much"),
    ({"requested_amount": 999_999}, False, "new: 0.01 below the least usual"),
    ({"requested_amount": 1_000_000}, True, "new: exactly the least usual"),
    ({"requested_amount": 100_000_000_000}, True, "new: exactly the greatest usual"),
    ({"requested_amount": 100_000_000_001}, False, "new: 0.01 above it"),
    ({"requested_amount": None}, None, "blank: undecided"),
    previous_amount=None,
    request_jump_most=10_000_000,
    request_amount_least=1_000_000,
    request_amount_most=100_000_000_000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_amount_is_in_yuan(row):
    assert run(amount_is_in_yuan, row) == row.expected
