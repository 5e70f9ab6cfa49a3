"""评估类别: 1,000,000 yuan divide general from key in Altay."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.appraisal_tier import appraisal_tier

ROWS = spec(
    appraisal_tier,
    ({"requested_amount": 99_999_999}, "GENERAL", "999,999.99 yuan"),
    ({"requested_amount": 100_000_000}, "KEY", "1,000,000.00 yuan, included"),
    ({"requested_amount": 0}, "GENERAL", "nothing asked for yet"),
    ({"requested_amount": 199_999_999, "appraisal_key_from": 200_000_000}, "GENERAL", "another place: 0.01 below"),
    ({"requested_amount": 200_000_000, "appraisal_key_from": 200_000_000}, "KEY", "another place: exactly"),
    ({"requested_amount": None}, None, "blank is not zero"),
    ({"requested_amount": 500_000_000, "appraisal_key_from": None}, None, "no amount is set for the place"),
    appraisal_key_from=100_000_000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_appraisal_tier(row):
    assert run(appraisal_tier, row) == row.expected
