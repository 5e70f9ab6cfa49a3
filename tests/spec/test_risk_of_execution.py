"""结果好于支出: proportional to the gap, in full from the line on."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.risk_of_execution import risk_of_execution

ROWS = spec(
    risk_of_execution,
    ({"results_ratio": 9000, "executed_ratio": 9000}, 0, "no gap"),
    ({"results_ratio": 9000, "executed_ratio": 9500}, 0, "money ahead of results"),
    ({"results_ratio": 9500, "executed_ratio": 8000}, 750, "half of the gap that counts in full"),
    ({"results_ratio": 9999, "executed_ratio": 7000}, 1500, "0.01 % below the line rounds to all"),
    ({"results_ratio": 10000, "executed_ratio": 7000}, 1500, "exactly at the line"),
    ({"results_ratio": 10000, "executed_ratio": 0}, 1500, "never more"),
    ({"results_ratio": 10000, "executed_ratio": None}, None, "no rate: not told"),
    ({"results_ratio": 8999, "executed_ratio": 0}, 0, "0.01 % below what counts as good"),
    ({"results_ratio": 9000, "executed_ratio": 6000}, 1500, "exactly good"),
    risk_execution_points=1500,
    risk_execution_full_at=3000,
    risk_execution_results_from=9000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_risk_of_execution(row):
    assert run(risk_of_execution, row) == row.expected
