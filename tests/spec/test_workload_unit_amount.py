"""What one of a quantity costs: the year's money by the target of a quantity indicator."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.workload_unit_amount import workload_unit_amount

ROWS = spec(
    workload_unit_amount,
    ({"target_value": 200_000}, 5_000_000, "1,000,000 yuan for 20 wells"),
    ({"target_value": 30_000}, 33_333_333, "a third is rounded half up"),
    ({"target_value": 0}, None, "nothing to divide by"),
    ({"target_value": None}, None, "a target in words"),
    ({"total_base_amount": None}, None, "no money"),
    ({"target_unit": "%"}, None, "a rate is no quantity"),
    ({"target_unit": None}, None, "of what is not said"),
    ({"sub_dimension": "QUALITY"}, None, "not a quantity indicator"),
    total_base_amount=100_000_000,
    target_value=200_000,
    target_unit="眼",
    sub_dimension="QUANTITY",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_workload_unit_amount(row):
    assert run(workload_unit_amount, row) == row.expected
