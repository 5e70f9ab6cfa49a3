"""The upper end of the forecast."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.year_end_value_high import year_end_value_high

ROWS = spec(
    year_end_value_high,
    ({}, 1333333, "40 where 30 % is usual at least"),
    ({"forecast_basis": "LEVEL"}, 440000, "a tenth above the level"),
    ({"usual_share_low": None}, None, "too early to tell"),
    ({"comparable_actual_value": None}, None, "nothing reported"),
    forecast_basis="PAST",
    comparable_actual_value=400000,
    usual_share_low=3000,
    forecast_spread=1000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_year_end_value_high(row):
    assert run(year_end_value_high, row) == row.expected
