"""The upper end of how much is usually there."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.usual_share_high import usual_share_high

ROWS = spec(
    usual_share_high,
    ({}, 4600, "the upper quartile"),
    ({"forecast_basis": "EQUAL_MONTHS"}, 5000, "more by the spread"),
    ({"forecast_basis": "CURVE", "usual_share": 9500}, 10000, "at most the whole"),
    ({"usual_share": None}, None, "no usual share"),
    forecast_basis="PAST",
    usual_share=4000,
    past_share_high=4600,
    forecast_spread=1000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_usual_share_high(row):
    assert run(usual_share_high, row) == row.expected
