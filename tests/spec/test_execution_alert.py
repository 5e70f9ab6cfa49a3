"""Which rule fires on spending; both sides of every line."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.execution_alert import execution_alert

ROWS = spec(
    execution_alert,
    ({}, "ON_PACE", "80 %"),
    ({"execution_index": 7999}, "SLOW", "79.99 %"),
    ({"execution_index": 6000}, "SLOW", "60 %"),
    ({"execution_index": 5999}, "VERY_SLOW", "59.99 %"),
    ({"execution_index": 5999, "alert_execution_used": False}, "ON_PACE", "the scheme does not ask"),
    (
        {"project_execution_rate": 2499, "alert_execution_line_used": True},
        "BELOW_LINE",
        "24.99 % by the end of April (T18)",
    ),
    ({"project_execution_rate": 2500, "alert_execution_line_used": True}, "ON_PACE", "25 %: no"),
    ({"project_execution_rate": 2499}, "ON_PACE", "the scheme has no line"),
    (
        {"project_execution_rate": 2499, "alert_execution_line_used": True, "execution_line_to_date": None},
        "ON_PACE",
        "no line for the month",
    ),
    ({"project_execution_rate": 10000}, "ON_PACE", "all spent"),
    ({"project_execution_rate": 10001}, "OVERSPENT", "more than the budget"),
    ({"expected_execution_rate": 0, "execution_index": None}, "NOT_DUE", "nothing due"),
    ({"project_execution_rate": None, "execution_index": None}, None, "no budget"),
    project_execution_rate=2667,
    expected_execution_rate=3333,
    execution_index=8000,
    execution_line_to_date=2500,
    alert_execution_used=True,
    alert_execution_line_used=False,
    alert_red_below=6000,
    alert_yellow_below=8000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_execution_alert(row):
    assert run(execution_alert, row) == row.expected
