"""Where spending will end."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.year_end_execution_rate import year_end_execution_rate

ROWS = spec(
    year_end_execution_rate,
    ({}, 7500, "30 % where 40 % is usual"),
    ({"execution_share": 3500}, 8571, "rounded"),
    ({"execution_share": 2500}, 10000, "at most the whole"),
    ({"execution_cases": 7}, None, "too few cases"),
    ({"execution_share": 1999}, None, "too early"),
    ({"execution_share": None}, None, "no past"),
    project_execution_rate=3000,
    execution_share=4000,
    execution_cases=8,
    forecast_cases_least=8,
    forecast_share_least=2000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_year_end_execution_rate(row):
    assert run(year_end_execution_rate, row) == row.expected
