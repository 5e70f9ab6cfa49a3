"""The slowest of spending and indicators."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.alert_index import alert_index

ROWS = spec(
    alert_index,
    ({}, 5000, "an indicator"),
    ({"execution_index": 4000}, 4000, "spending"),
    ({"execution_index": 4000, "alert_execution_used": False}, 5000, "the scheme does not ask for spending"),
    ({"least_progress_index": None}, 9000, "no indicator"),
    ({"execution_index": None, "least_progress_index": None}, None, "neither"),
    execution_index=9000,
    least_progress_index=5000,
    alert_execution_used=True,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_alert_index(row):
    assert run(alert_index, row) == row.expected
