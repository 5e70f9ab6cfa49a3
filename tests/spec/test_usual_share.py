"""How much is usually there by now."""

import pytest

from support.spec import run, spec
from wenxiao.rules.monitoring.usual_share import usual_share

ROWS = spec(
    usual_share,
    ({}, 4000, "the median of the past"),
    ({"forecast_basis": "CURVE"}, 2500, "30 of 120"),
    ({"forecast_basis": "EQUAL_MONTHS"}, 3333, "four twelfths"),
    ({"past_share": 2000}, 2000, "a fifth is just enough"),
    ({"past_share": 1999}, None, "less is too early to tell"),
    ({"forecast_basis": "LEVEL"}, None, "levels have no share"),
    forecast_basis="PAST",
    past_share=4000,
    planned_value=300000,
    target_value=1200000,
    equal_months_share=3333,
    forecast_share_least=2000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_usual_share(row):
    assert run(usual_share, row) == row.expected
