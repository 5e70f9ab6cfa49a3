"""What should be there by now."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.expected_value_to_date import expected_value_to_date

ROWS = spec(
    expected_value_to_date,
    ({}, 300000, "30 by the curve"),
    ({"expected_basis": "EQUAL_MONTHS"}, 400000, "120 × 4 ÷ 12"),
    ({"expected_basis": "EQUAL_MONTHS", "target_value": 1000000}, 333333, "rounded"),
    ({"expected_basis": "EQUAL_MONTHS", "as_of_month": 7, "target_value": 1000000}, 583333, "rounded half up"),
    ({"expected_basis": "WHOLE"}, 1200000, "the whole year's"),
    ({"expected_basis": "EQUAL_MONTHS", "as_of_month": None}, None, "months not stated"),
    ({"expected_basis": "EQUAL_MONTHS", "as_of_month": 13}, None, "no month of a year"),
    ({"expected_basis": None}, None, "nothing counted"),
    expected_basis="CURVE",
    planned_value=300000,
    target_value=1200000,
    as_of_month=4,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_expected_value_to_date(row):
    assert run(expected_value_to_date, row) == row.expected
