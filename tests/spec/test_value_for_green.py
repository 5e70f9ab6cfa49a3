"""What would have to be there."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.value_for_green import value_for_green

ROWS = spec(
    value_for_green,
    ({}, 320000, "80 % of 40"),
    ({"expected_value_to_date": 333333}, 266667, "rounded up"),
    ({"progress_kind": "CEILING", "expected_value_to_date": 1000000}, 1000000, "the limit"),
    ({"progress_kind": "QUALITATIVE", "expected_value_to_date": None}, None, "words"),
    progress_kind="CUMULATIVE",
    expected_value_to_date=400000,
    alert_yellow_below=8000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_value_for_green(row):
    assert run(value_for_green, row) == row.expected
