"""Where spending will end."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.year_end_execution_rate_high import year_end_execution_rate_high

ROWS = spec(
    year_end_execution_rate_high,
    ({}, 7500, "30 % where 40 % is usual"),
    ({"execution_share_low": 3500}, 8571, "rounded"),
    ({"execution_share_low": 2500}, 10000, "at most the whole"),
    ({"execution_cases": 7}, None, "too few cases"),
    ({"execution_share_low": 1999}, None, "too early"),
    ({"execution_share_low": None}, None, "no past"),
    project_execution_rate=3000,
    execution_share_low=4000,
    execution_cases=8,
    forecast_cases_least=8,
    forecast_share_least=2000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_year_end_execution_rate_high(row):
    assert run(year_end_execution_rate_high, row) == row.expected
