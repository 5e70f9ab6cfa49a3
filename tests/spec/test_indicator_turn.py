"""What would turn the light."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.indicator_turn import indicator_turn

ROWS = spec(
    indicator_turn,
    ({"indicator_alert": "BEHIND"}, "REACH", "behind"),
    ({"indicator_alert": "FAR_BEHIND"}, "REACH", "far_behind"),
    ({"indicator_alert": "NOTHING_DONE"}, "REACH", "nothing_done"),
    ({"indicator_alert": "FORECAST_SHORT"}, "CATCH_UP", "forecast_short"),
    ({"indicator_alert": "EXCEEDED"}, "LOWER", "exceeded"),
    ({"indicator_alert": "PARTLY"}, "DO", "partly"),
    ({"indicator_alert": "FAILED"}, "DO", "failed"),
    ({"indicator_alert": "LATE"}, "FINISH", "late"),
    ({"indicator_alert": "FAR_ABOVE"}, "RECONSIDER", "far_above"),
    ({"indicator_alert": "ON_PLAN"}, None, "green already"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_indicator_turn(row):
    assert run(indicator_turn, row) == row.expected
