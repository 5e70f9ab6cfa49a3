"""QC-404: “确定能” goes with a forecast that reaches the target."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.likelihood_fits_forecast import likelihood_fits_forecast

ROWS = spec(
    likelihood_fits_forecast,
    ({"likelihood": "确定能", "forecast_value": 1000000, "target_value": 1000000}, True, "reached exactly"),
    ({"likelihood": "确定能", "forecast_value": 999900, "target_value": 1000000}, False, "not reached"),
    ({"likelihood": "有可能", "forecast_value": 500000, "target_value": 1000000}, True, "says that it may not"),
    (
        {"likelihood": "确定能", "forecast_value": 999900, "target_value": 1000000, "direction": "LOWER_IS_BETTER"},
        True,
        "less is better",
    ),
    (
        {"likelihood": "确定能", "forecast_value": 1000100, "target_value": 1000000, "direction": "LOWER_IS_BETTER"},
        False,
        "too much",
    ),
    ({"likelihood": "确定能", "forecast_value": None, "target_value": 1000000}, None, "no forecast"),
    (
        {"likelihood": "确定能", "forecast_value": 500000, "target_value": 1000000, "target_kind": "RANGE"},
        None,
        "not one number",
    ),
    (
        {
            "likelihood": "确定能",
            "forecast_value": 200000000,
            "target_value": 20000,
            "forecast_unit": "元",
            "target_unit": "万元",
        },
        None,
        "other units: not comparable",
    ),
    ({"likelihood": None, "forecast_value": 999900, "target_value": 1000000}, None, "no likelihood"),
    forecast_unit="人",
    target_unit="人",
    target_kind="NUMBER",
    direction="HIGHER_IS_BETTER",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_likelihood_fits_forecast(row):
    assert run(likelihood_fits_forecast, row) == row.expected
