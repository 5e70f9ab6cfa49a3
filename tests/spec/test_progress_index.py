"""How much of what should be there by now is there."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.progress_index import progress_index

ROWS = spec(
    progress_index,
    ({}, 10000, "just on plan"),
    ({"comparable_actual_value": 239999}, 6000, "59.99975 % rounds up to 60 %"),
    ({"comparable_actual_value": 239979}, 5999, "59.99475 % rounds down"),
    ({"comparable_actual_value": 0}, 0, "nothing"),
    ({"comparable_actual_value": None}, None, "nothing reported is not zero"),
    ({"expected_value_to_date": 0}, None, "nothing is due yet"),
    ({"expected_value_to_date": 119999}, None, "less than a tenth of 120 is due"),
    ({"expected_value_to_date": 120000}, 33333, "just a tenth"),
    ({"progress_kind": "RATE"}, 10000, "rates too"),
    ({"progress_kind": "CEILING"}, None, "a limit has no progress"),
    comparable_actual_value=400000,
    expected_value_to_date=400000,
    progress_kind="CUMULATIVE",
    target_value=1200000,
    alert_share_least=1000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_progress_index(row):
    assert run(progress_index, row) == row.expected
