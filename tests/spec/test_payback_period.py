"""动态投资回收期: the first time."""

import pytest

from support.spec import run, spec
from wenxiao.rules.appraisal.payback_period import payback_period

ROWS = spec(
    payback_period,
    ({"paid_back_in": [None, 16_667, None]}, 16_667, "once"),
    ({"paid_back_in": [None, 16_667, 40_000]}, 16_667, "the first of two"),
    ({"paid_back_in": [None, None]}, None, "never"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_payback_period(row):
    assert run(payback_period, row) == row.expected
