"""完成值照抄指标值: from the line on."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.risk_of_exact_values import risk_of_exact_values

ROWS = spec(
    risk_of_exact_values,
    ({"exact_lines": 5, "counted_lines": 5}, 1500, "all"),
    ({"exact_lines": 4, "counted_lines": 5}, 1500, "exactly at the line"),
    ({"exact_lines": 7, "counted_lines": 9}, 0, "77.78 %: below it"),
    ({"exact_lines": 0, "counted_lines": 5}, 0, "none"),
    ({"exact_lines": 0, "counted_lines": 0}, None, "no numbers"),
    risk_exact_points=1500,
    risk_exact_from=8000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_risk_of_exact_values(row):
    assert run(risk_of_exact_values, row) == row.expected
