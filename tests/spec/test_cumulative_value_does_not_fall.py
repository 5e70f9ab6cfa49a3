"""What has been done stays done."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.cumulative_value_does_not_fall import cumulative_value_does_not_fall

ROWS = spec(
    cumulative_value_does_not_fall,
    ({}, True, "as before"),
    ({"comparable_actual_value": 399999}, False, "less than before"),
    ({"comparable_actual_value": 399999, "reason": "上一轮多报一处"}, True, "corrected, with the reason"),
    ({"comparable_actual_value": 1, "progress_kind": "RATE"}, True, "a rate may fall"),
    ({"previous_value": None}, None, "no earlier round"),
    progress_kind="CUMULATIVE",
    comparable_actual_value=400000,
    previous_value=400000,
    reason=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_cumulative_value_does_not_fall(row):
    assert run(cumulative_value_does_not_fall, row) == row.expected
