"""完成值照抄指标值: the share of numbers that repeat the target."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.risk_of_exact_values import risk_of_exact_values

ROWS = spec(
    risk_of_exact_values,
    ({"exact_lines": 0, "counted_lines": 5}, 0, "none"),
    ({"exact_lines": 5, "counted_lines": 5}, 500, "all"),
    ({"exact_lines": 1, "counted_lines": 3}, 167, "one of three, rounded half up"),
    ({"exact_lines": 0, "counted_lines": 0}, None, "no numbers"),
    risk_exact_points=500,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_risk_of_exact_values(row):
    assert run(risk_of_exact_values, row) == row.expected
