"""与监控不符: good results against a red or yellow light."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.risk_of_monitoring import risk_of_monitoring

ROWS = spec(
    risk_of_monitoring,
    ({"monitoring_light": "RED", "results_ratio": 10000}, 2000, "red and full results"),
    ({"monitoring_light": "RED", "results_ratio": 5000}, 1000, "red and half of them"),
    ({"monitoring_light": "YELLOW", "results_ratio": 10000}, 1000, "yellow: half"),
    ({"monitoring_light": "GREEN", "results_ratio": 10000}, 0, "green"),
    ({"monitoring_light": "BLUE", "results_ratio": 10000}, 0, "blue"),
    ({"monitoring_light": None, "results_ratio": 10000}, None, "not monitored"),
    ({"monitoring_light": "RED", "results_ratio": None}, None, "no results"),
    risk_monitoring_points=2000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_risk_of_monitoring(row):
    assert run(risk_of_monitoring, row) == row.expected
