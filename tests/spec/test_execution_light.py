"""The light of spending."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.execution_light import execution_light

ROWS = spec(
    execution_light,
    ({"execution_alert": "VERY_SLOW"}, "RED", "very_slow"),
    ({"execution_alert": "OVERSPENT"}, "RED", "overspent"),
    ({"execution_alert": "SLOW"}, "YELLOW", "slow"),
    ({"execution_alert": "BELOW_LINE"}, "YELLOW", "below_line"),
    ({"execution_alert": "ON_PACE"}, "GREEN", "on_pace"),
    ({"execution_alert": "NOT_DUE"}, "GREEN", "not_due"),
    ({"execution_alert": None}, None, "no rate"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_execution_light(row):
    assert run(execution_light, row) == row.expected
