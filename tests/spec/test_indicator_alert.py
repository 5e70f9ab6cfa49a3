"""Which rule fires on an indicator; both sides of every line."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.indicator_alert import indicator_alert

ROWS = spec(
    indicator_alert,
    ({}, "ON_PLAN", "80 %: on the line is on plan"),
    ({"progress_index": 7999}, "BEHIND", "79.99 %"),
    ({"progress_index": 6000}, "BEHIND", "60 %"),
    ({"progress_index": 5999}, "FAR_BEHIND", "59.99 %"),
    ({"comparable_actual_value": 0, "progress_index": 0}, "NOTHING_DONE", "nothing of what was due"),
    ({"comparable_actual_value": 0, "expected_value_to_date": 0, "progress_index": None}, "NOT_DUE", "nothing was due"),
    ({"expected_value_to_date": None, "progress_index": None}, None, "months not stated"),
    ({"attainment_ratio": 12000}, "FAR_ABOVE", "120 % of the year"),
    ({"attainment_ratio": 11999}, "ON_PLAN", "119.99 %"),
    ({"attainment_ratio": 12000, "progress_kind": "RATE"}, "ON_PLAN", "a rate is not exceeded like this"),
    ({"forecast_outlook": "SHORT"}, "FORECAST_SHORT", "on plan, but the year will not end well"),
    ({"forecast_outlook": "SHORT", "alert_forecast_used": False}, "ON_PLAN", "the scheme looks at no forecast"),
    ({"forecast_outlook": "OPEN"}, "ON_PLAN", "may be reached"),
    ({"comparable_actual_value": None, "progress_index": None}, None, "nothing reported"),
    ({"progress_kind": "CEILING", "target_is_met": True}, "WITHIN", "B ≤ A"),
    ({"progress_kind": "CEILING", "target_is_met": False}, "EXCEEDED", "B > A"),
    ({"progress_kind": "ZERO", "target_is_met": True}, "WITHIN", "= 0"),
    ({"progress_kind": "ZERO", "target_is_met": False}, "EXCEEDED", "not 0"),
    ({"progress_kind": "ZERO", "target_is_met": None}, None, "nothing reported"),
    ({"progress_kind": "QUALITATIVE", "qualitative_result": "FULLY"}, "ACHIEVED", "达成"),
    ({"progress_kind": "QUALITATIVE", "qualitative_result": "PARTLY"}, "PARTLY", "部分达成"),
    ({"progress_kind": "QUALITATIVE", "qualitative_result": "NOT"}, "FAILED", "未达成"),
    ({"progress_kind": "QUALITATIVE"}, None, "other words"),
    (
        {"progress_kind": "DEADLINE", "actual_kind": "DATE", "actual_value_to": 5200000},
        "ACHIEVED",
        "5月20日, before the end of May",
    ),
    ({"progress_kind": "DEADLINE", "actual_kind": "DATE", "actual_value_to": 6010000}, "LATE", "1 June"),
    ({"progress_kind": "DEADLINE", "actual_kind": "BLANK"}, "NOT_DUE", "April: not due"),
    ({"progress_kind": "DEADLINE", "actual_kind": "BLANK", "as_of_month": 5}, "LATE", "May is over"),
    ({"progress_kind": "DEADLINE", "actual_kind": "DONE", "as_of_month": 5}, "ACHIEVED", "done"),
    ({"progress_kind": None}, None, "judged at the end only"),
    progress_kind="CUMULATIVE",
    comparable_actual_value=320000,
    expected_value_to_date=400000,
    progress_index=8000,
    attainment_ratio=2667,
    target_is_met=False,
    qualitative_result=None,
    forecast_outlook=None,
    target_value_to=5310000,
    actual_kind="NUMBER",
    actual_value_to=None,
    as_of_month=4,
    alert_red_below=6000,
    alert_yellow_below=8000,
    alert_blue_from=12000,
    alert_forecast_used=True,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_indicator_alert(row):
    assert run(indicator_alert, row) == row.expected
