"""What share should be spent by now."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.expected_execution_rate import expected_execution_rate

ROWS = spec(
    expected_execution_rate,
    ({}, 1500, "by the curve"),
    ({"planned_execution_rate": 0}, 0, "nothing yet by the curve"),
    ({"planned_execution_rate": None}, 3333, "no curve"),
    ({"alert_basis": "equal_months"}, 3333, "the scheme takes no curve"),
    ({"planned_execution_rate": None, "equal_months_share": None}, None, "months not stated"),
    planned_execution_rate=1500,
    equal_months_share=3333,
    alert_basis="plan_curve",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_expected_execution_rate(row):
    assert run(expected_execution_rate, row) == row.expected
