"""The lower end of how much is usually there."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.usual_share_low import usual_share_low

ROWS = spec(
    usual_share_low,
    ({}, 3500, "the lower quartile"),
    ({"forecast_basis": "CURVE"}, 3000, "less by the spread"),
    ({"forecast_basis": "CURVE", "usual_share": 900}, 1, "never nothing"),
    ({"past_share_low": 0}, 1, "nor the quartile"),
    ({"usual_share": None}, None, "no usual share"),
    forecast_basis="PAST",
    usual_share=4000,
    past_share_low=3500,
    forecast_spread=1000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_usual_share_low(row):
    assert run(usual_share_low, row) == row.expected
