"""The lower end of the forecast."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.year_end_value_low import year_end_value_low

ROWS = spec(
    year_end_value_low,
    ({}, 800000, "40 where half is usual at most"),
    ({"forecast_basis": "LEVEL"}, 360000, "a tenth below the level"),
    ({"usual_share_high": None}, None, "too early to tell"),
    ({"comparable_actual_value": None}, None, "nothing reported"),
    forecast_basis="PAST",
    comparable_actual_value=400000,
    usual_share_high=5000,
    forecast_spread=1000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_year_end_value_low(row):
    assert run(year_end_value_low, row) == row.expected
