"""须先评估: new in the annual request, or a new major undertaking during the year."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.appraisal_is_required import appraisal_is_required

ROWS = spec(
    appraisal_is_required,
    ({}, True, "new in the annual request, whatever the amount"),
    ({"is_new": False}, False, "continuing"),
    ({"is_mid_year": True}, False, "new during the year, but no major undertaking"),
    ({"is_mid_year": True, "is_major_undertaking": True}, True, "a new major undertaking during the year"),
    ({"is_new": False, "is_mid_year": True, "is_major_undertaking": True}, False, "major, but not new"),
    ({"is_new": False, "is_expired": True}, False, "expired and asked for again: not here"),
    (
        {"is_new": False, "is_expired": True, "appraisal_of_expired_required": True},
        True,
        "expired and asked for again, where that counts",
    ),
    ({"requested_amount": 199_999_999, "appraisal_required_from": 200_000_000}, False, "0.01 below the amount"),
    ({"requested_amount": 200_000_000, "appraisal_required_from": 200_000_000}, True, "exactly the amount"),
    ({"requested_amount": None}, None, "no amount yet: undecided"),
    is_new=True,
    is_mid_year=False,
    is_major_undertaking=False,
    is_expired=False,
    requested_amount=100,
    appraisal_required_from=0,
    appraisal_of_expired_required=False,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_appraisal_is_required(row):
    assert run(appraisal_is_required, row) == row.expected
