"""核减率: half up to 0.01 %."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.reduction_rate import reduction_rate

ROWS = spec(
    reduction_rate,
    ({"reduced_amount": 20_000_000, "requested_amount": 120_000_000}, 1_667, "16.67 %"),
    ({"reduced_amount": 1, "requested_amount": 20_000}, 1, "0.005 % becomes 0.01 %"),
    ({"reduced_amount": 0, "requested_amount": 120_000_000}, 0, "nothing cut"),
    ({"reduced_amount": 0, "requested_amount": 0}, None, "nothing requested"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_reduction_rate(row):
    assert run(reduction_rate, row) == row.expected
