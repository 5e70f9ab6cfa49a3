"""What the forecast rests on."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.forecast_basis import forecast_basis

ROWS = spec(
    forecast_basis,
    ({}, "PAST", "eight cases are enough"),
    ({"past_cases": 7}, "CURVE", "seven are not"),
    ({"past_cases": None}, "CURVE", "no past"),
    ({"past_share": None}, "CURVE", "cases without a share"),
    ({"past_cases": 7, "planned_value": None}, "EQUAL_MONTHS", "neither past nor curve"),
    ({"past_cases": 7, "alert_basis": "equal_months"}, "EQUAL_MONTHS", "the scheme takes no curve"),
    ({"progress_kind": "RATE"}, "LEVEL", "a rate stays about where it is"),
    ({"progress_kind": "CEILING"}, None, "a limit may still be broken"),
    ({"progress_kind": "QUALITATIVE"}, None, "words have no forecast"),
    progress_kind="CUMULATIVE",
    planned_value=300000,
    past_cases=8,
    past_share=4000,
    forecast_cases_least=8,
    alert_basis="plan_curve",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_forecast_basis(row):
    assert run(forecast_basis, row) == row.expected
