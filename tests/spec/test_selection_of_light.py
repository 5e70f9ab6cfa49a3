"""监控预警分: by the light."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.selection_of_light import selection_of_light

ROWS = spec(
    selection_of_light,
    ({"monitoring_light": "RED"}, 1500, "red"),
    ({"monitoring_light": "YELLOW"}, 800, "yellow"),
    ({"monitoring_light": "GREEN"}, 0, "no alert"),
    ({"monitoring_light": None}, 0, "not monitored"),
    selection_red_points=1500,
    selection_yellow_points=800,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_selection_of_light(row):
    assert run(selection_of_light, row) == row.expected
