"""A value in the wrong unit."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.value_to_date_is_plausible import value_to_date_is_plausible

ROWS = spec(
    value_to_date_is_plausible,
    ({"comparable_actual_value": 120000000}, True, "100 times"),
    ({"comparable_actual_value": 120000001}, False, "more"),
    ({"comparable_actual_value": 1200000000}, False, "1,000 times"),
    ({"comparable_actual_value": 1200000000, "direction": "LOWER_IS_BETTER"}, True, "a broken limit is its own matter"),
    ({"comparable_actual_value": 1, "target_value": 0}, True, "no multiple of zero"),
    ({"comparable_actual_value": None}, None, "nothing reported"),
    target_value=1200000,
    direction="HIGHER_IS_BETTER",
    monitoring_value_times_most=100,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_value_to_date_is_plausible(row):
    assert run(value_to_date_is_plausible, row) == row.expected
