"""The light of a project."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.project_light import project_light

ROWS = spec(
    project_light,
    ({"project_alert": "INDICATOR_RED"}, "RED", "indicator_red"),
    ({"project_alert": "EXECUTION_RED"}, "RED", "execution_red"),
    ({"project_alert": "BOTH_BEHIND"}, "RED", "both_behind"),
    ({"project_alert": "EXECUTION_BEHIND"}, "RED", "execution_behind"),
    ({"project_alert": "INDICATOR_YELLOW"}, "YELLOW", "indicator_yellow"),
    ({"project_alert": "EXECUTION_YELLOW"}, "YELLOW", "execution_yellow"),
    ({"project_alert": "GAP"}, "YELLOW", "gap"),
    ({"project_alert": "RESULTS_BEHIND"}, "YELLOW", "results_behind"),
    ({"project_alert": "INDICATOR_BLUE"}, "BLUE", "indicator_blue"),
    ({"project_alert": "ON_PLAN"}, "GREEN", "on_plan"),
    ({"project_alert": None}, None, "nothing to judge"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_project_light(row):
    assert run(project_light, row) == row.expected
