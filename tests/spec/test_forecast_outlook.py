"""What the forecast says about the target."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.forecast_outlook import forecast_outlook

ROWS = spec(
    forecast_outlook,
    ({}, "OPEN", "the target lies within"),
    ({"year_end_value_low": 1200000}, "MET", "even the low end reaches it"),
    ({"year_end_value_low": 1199999}, "OPEN", "just not"),
    ({"year_end_value_high": 1200000}, "OPEN", "the high end reaches it"),
    ({"year_end_value_high": 1199999}, "SHORT", "even the high end does not"),
    ({"direction": "LOWER_IS_BETTER", "year_end_value_high": 1200000}, "MET", "kept even at the high end"),
    ({"direction": "LOWER_IS_BETTER", "year_end_value_low": 1200001}, "SHORT", "broken even at the low end"),
    ({"year_end_value_low": None, "year_end_value_high": None}, None, "no forecast"),
    year_end_value_low=1000000,
    year_end_value_high=1500000,
    target_value=1200000,
    direction="HIGHER_IS_BETTER",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_forecast_outlook(row):
    assert run(forecast_outlook, row) == row.expected
