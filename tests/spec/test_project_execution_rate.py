"""预算执行率 of the project, rounded half up to 0.01 %."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.project_execution_rate import project_execution_rate

ROWS = spec(
    project_execution_rate,
    ({"total_executed_amount": 3724, "total_base_amount": 4320}, 8620, "T9: 43.20 → 37.24"),
    ({"total_executed_amount": 89974, "total_base_amount": 90000}, 9997, "T10: 90 → 89.974"),
    ({"total_executed_amount": 12000, "total_base_amount": 10000}, 12000, "T11: not capped"),
    ({"total_executed_amount": 1, "total_base_amount": 20000}, 1, "half a hundredth of a percent goes up"),
    ({"total_executed_amount": 0, "total_base_amount": 0}, None, "never divided by zero"),
    ({"total_executed_amount": None, "total_base_amount": 4320}, None, "blank is not zero"),
    ({"total_executed_amount": 3724, "total_base_amount": None}, None, "no budget, no rate"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_project_execution_rate(row):
    assert run(project_execution_rate, row) == row.expected
