"""QC-219: parts below the line that together reach it are one project."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.project_is_not_split import project_is_not_split

ROWS = spec(
    project_is_not_split,
    ({}, False, "two of 600,000: 1,200,000 together"),
    ({"amount_of_purpose": 99_999_999}, True, "together 0.01 below the line"),
    ({"amount_of_purpose": 100_000_000}, False, "together exactly the line"),
    ({"requests_of_purpose": 1}, True, "one alone"),
    ({"is_new": False}, True, "a continuing project is no part"),
    ({"requested_amount": 100_000_000}, True, "one at the line is appraised as key anyway"),
    ({"appraisal_key_from": None}, None, "no line is set: undecided"),
    requests_of_purpose=2,
    amount_of_purpose=120_000_000,
    is_new=True,
    requested_amount=60_000_000,
    appraisal_key_from=100_000_000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_project_is_not_split(row):
    assert run(project_is_not_split, row) == row.expected
