"""Which rule decides the light of a project."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.project_alert import project_alert

ROWS = spec(
    project_alert,
    ({}, "ON_PLAN", "all green"),
    ({"red_indicators": 1, "execution_light": "RED"}, "INDICATOR_RED", "red, by an indicator first"),
    ({"execution_light": "RED"}, "EXECUTION_RED", "by spending"),
    ({"yellow_indicators": 1}, "INDICATOR_YELLOW", "yellow"),
    ({"execution_light": "YELLOW"}, "EXECUTION_YELLOW", "by spending"),
    ({"blue_indicators": 1}, "INDICATOR_BLUE", "blue"),
    ({"blue_indicators": 1, "yellow_indicators": 1}, "INDICATOR_YELLOW", "yellow before blue"),
    ({"results_gap": 1001, "alert_gap_used": True}, "GAP", "10.01 points"),
    ({"results_gap": 1000, "alert_gap_used": True}, "ON_PLAN", "10 points"),
    ({"results_gap": 1001}, "ON_PLAN", "the scheme does not ask"),
    ({"execution_light": None, "green_indicators": 0}, None, "nothing to judge"),
    ({"execution_light": None}, "ON_PLAN", "indicators alone"),
    ({"alert_combination": "dual"}, "ON_PLAN", "yes and yes"),
    ({"alert_combination": "dual", "yellow_indicators": 1}, "RESULTS_BEHIND", "yes and no"),
    ({"alert_combination": "dual", "execution_light": "YELLOW"}, "EXECUTION_BEHIND", "no and yes"),
    ({"alert_combination": "dual", "execution_light": "RED", "red_indicators": 1}, "BOTH_BEHIND", "no and no"),
    execution_light="GREEN",
    red_indicators=0,
    yellow_indicators=0,
    blue_indicators=0,
    green_indicators=3,
    results_gap=0,
    monitoring_gap_most=1000,
    alert_gap_used=False,
    alert_combination="worst",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_project_alert(row):
    assert run(project_alert, row) == row.expected
