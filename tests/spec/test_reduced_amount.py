"""核减金额: requested less supported."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.reduced_amount import reduced_amount

ROWS = spec(
    reduced_amount,
    ({"requested_amount": 120_000_000, "supported_amount": 100_000_000}, 20_000_000, "200,000 yuan less"),
    ({"requested_amount": 120_000_000, "supported_amount": 120_000_000}, 0, "all of it"),
    ({"requested_amount": 120_000_000, "supported_amount": 0}, 120_000_000, "nothing is supported"),
    ({"requested_amount": 120_000_000, "supported_amount": None}, None, "not decided: blank is not zero"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_reduced_amount(row):
    assert run(reduced_amount, row) == row.expected
