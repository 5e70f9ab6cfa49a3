"""Certain to be met, against a forecast."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.certainty_fits_forecast import certainty_fits_forecast

ROWS = spec(
    certainty_fits_forecast,
    ({}, False, "certain, but the forecast falls short"),
    ({"likelihood": "有可能"}, True, "possible"),
    ({"forecast_outlook": "OPEN"}, True, "may be reached"),
    ({"forecast_outlook": None}, None, "no forecast"),
    likelihood="确定能",
    forecast_outlook="SHORT",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_certainty_fits_forecast(row):
    assert run(certainty_fits_forecast, row) == row.expected
