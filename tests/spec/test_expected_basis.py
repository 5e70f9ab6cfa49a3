"""What a value to date is held against."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.expected_basis import expected_basis

ROWS = spec(
    expected_basis,
    ({}, "CURVE", "a curve of its own"),
    ({"planned_value": None}, "EQUAL_MONTHS", "no curve: twelfths"),
    ({"planned_value": 0}, "CURVE", "a curve that has not begun is a curve"),
    ({"progress_kind": "RATE"}, "CURVE", "a rate with a curve of its own"),
    ({"progress_kind": "RATE", "planned_value": None}, "WHOLE", "a rate does not add up"),
    ({"alert_basis": "equal_months"}, "EQUAL_MONTHS", "the scheme takes no curve"),
    ({"alert_basis": "equal_months", "progress_kind": "RATE"}, "EQUAL_MONTHS", "nor does it spare rates"),
    ({"progress_kind": "CEILING"}, "WHOLE", "a limit holds all year"),
    ({"progress_kind": "ZERO"}, "WHOLE", "so does zero"),
    ({"progress_kind": "QUALITATIVE"}, None, "words are not counted"),
    ({"progress_kind": None}, None, "nothing to count"),
    progress_kind="CUMULATIVE",
    planned_value=400000,
    alert_basis="plan_curve",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_expected_basis(row):
    assert run(expected_basis, row) == row.expected
