"""QC-401: cumulative execution is not below the warning line."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.execution_keeps_pace import execution_keeps_pace

ROWS = spec(
    execution_keeps_pace,
    ({"project_execution_rate": 2500, "execution_line_to_date": 2500}, True, "T18: 25 % by end April"),
    ({"project_execution_rate": 2499, "execution_line_to_date": 2500}, False, "just below"),
    ({"project_execution_rate": 2400, "execution_line_to_date": 2500}, False, "T18: 24 % by end April"),
    ({"project_execution_rate": None, "execution_line_to_date": 2500}, None, "no budget"),
    ({"project_execution_rate": 2400, "execution_line_to_date": None}, None, "no line for the month"),
    as_of_month=4,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_execution_keeps_pace(row):
    assert run(execution_keeps_pace, row) == row.expected
