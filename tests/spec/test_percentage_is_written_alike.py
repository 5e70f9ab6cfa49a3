"""0.95 and 95."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.percentage_is_written_alike import percentage_is_written_alike

ROWS = spec(
    percentage_is_written_alike,
    ({}, False, "0.95 against 95 %"),
    ({"actual_value": 950000}, True, "95"),
    ({"actual_unit": "%"}, True, "0.95 % is what was meant"),
    ({"actual_value": 10000}, False, "1 for 100 %"),
    ({"actual_value": 10001}, True, "more than one"),
    ({"actual_value": 0}, True, "zero is zero"),
    ({"target_value": 50000}, True, "against 5 % it may be meant"),
    ({"target_unit": "人"}, True, "no percentage"),
    target_unit="%",
    target_value=950000,
    actual_unit=None,
    actual_value=9500,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_percentage_is_written_alike(row):
    assert run(percentage_is_written_alike, row) == row.expected
