"""M1 of the regulations: spending against time; test vectors T17."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.execution_index import execution_index

ROWS = spec(
    execution_index,
    ({"project_execution_rate": 1800, "expected_execution_rate": 3333}, 5401, "18 of 100 in April: 54 %"),
    ({"project_execution_rate": 3000, "expected_execution_rate": 4167}, 7199, "30 of 100 in May: 72 %"),
    ({"project_execution_rate": 4500, "expected_execution_rate": 6667}, 6750, "45 of 100 in August: 67.5 %"),
    ({"project_execution_rate": 6000, "expected_execution_rate": 6667}, 9000, "60 of 100 in August: 90 %"),
    ({"project_execution_rate": 0, "expected_execution_rate": 0}, None, "nothing due"),
    ({"project_execution_rate": 999, "expected_execution_rate": 999}, None, "less than a tenth is due"),
    ({"project_execution_rate": 500, "expected_execution_rate": 1000}, 5000, "just a tenth"),
    ({"project_execution_rate": None, "expected_execution_rate": 3333}, None, "no rate"),
    alert_share_least=1000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_execution_index(row):
    assert run(execution_index, row) == row.expected
