"""The year's end by the usual share."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.year_end_value import year_end_value

ROWS = spec(
    year_end_value,
    ({}, 1000000, "40 are there, usually 40 %: 100"),
    ({"usual_share": 3000}, 1333333, "rounded"),
    ({"usual_share": None}, None, "too early to tell"),
    ({"comparable_actual_value": None}, None, "nothing reported"),
    ({"forecast_basis": "LEVEL"}, 400000, "a rate stays"),
    forecast_basis="PAST",
    comparable_actual_value=400000,
    usual_share=4000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_year_end_value(row):
    assert run(year_end_value, row) == row.expected
