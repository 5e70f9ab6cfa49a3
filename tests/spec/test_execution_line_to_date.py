"""The warning line for cumulative execution, by the month that the monitoring covers."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.execution_line_to_date import execution_line_to_date

ROWS = spec(
    execution_line_to_date,
    ({"as_of_month": 4}, 2500, "1—4月"),
    ({"as_of_month": 6}, 4000, "1—6月"),
    ({"as_of_month": 7}, 5000, "1—7月"),
    ({"as_of_month": 8}, 6000, "1—8月"),
    ({"as_of_month": 10}, 8000, "1—10月"),
    ({"as_of_month": 5}, None, "no line for May"),
    ({"as_of_month": 12}, None, "no line at year end"),
    ({"as_of_month": None}, None, "the form does not say"),
    monitoring_execution_line_04=2500,
    monitoring_execution_line_06=4000,
    monitoring_execution_line_07=5000,
    monitoring_execution_line_08=6000,
    monitoring_execution_line_10=8000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_execution_line_to_date(row):
    assert run(execution_line_to_date, row) == row.expected
