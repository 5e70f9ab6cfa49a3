"""How many rates on total lines are not the quotient of their line."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.rates_wrong import rates_wrong

ROWS = spec(
    rates_wrong,
    ({"rate_agrees": [False, False], "is_total": [True, False]}, 1, "components are not counted"),
    ({"rate_agrees": [True], "is_total": [True]}, 0, "right"),
    ({"rate_agrees": [None], "is_total": [True]}, 0, "undecided is not wrong"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_rates_wrong(row):
    assert run(rates_wrong, row) == row.expected
