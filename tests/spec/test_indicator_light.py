"""The light of an indicator."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.indicator_light import indicator_light

ROWS = spec(
    indicator_light,
    ({"indicator_alert": "FAR_BEHIND"}, "RED", "far behind"),
    ({"indicator_alert": "NOTHING_DONE"}, "RED", "nothing done"),
    ({"indicator_alert": "EXCEEDED"}, "RED", "a limit broken"),
    ({"indicator_alert": "FAILED"}, "RED", "not achieved"),
    ({"indicator_alert": "LATE"}, "RED", "too late"),
    ({"indicator_alert": "BEHIND"}, "YELLOW", "behind"),
    ({"indicator_alert": "FORECAST_SHORT"}, "YELLOW", "will not be met"),
    ({"indicator_alert": "PARTLY"}, "YELLOW", "partly"),
    ({"indicator_alert": "FAR_ABOVE"}, "BLUE", "the target was low"),
    ({"indicator_alert": "ON_PLAN"}, "GREEN", "on plan"),
    ({"indicator_alert": "NOT_DUE"}, "GREEN", "not due"),
    ({"indicator_alert": "WITHIN"}, "GREEN", "limit kept"),
    ({"indicator_alert": "ACHIEVED"}, "GREEN", "achieved"),
    ({"indicator_alert": None}, None, "no rule could be asked"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_indicator_light(row):
    assert run(indicator_light, row) == row.expected
