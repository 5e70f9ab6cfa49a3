"""结转结余变动率: half up to 0.01 %, falls below zero."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.carry_over_change_rate import carry_over_change_rate

ROWS = spec(
    carry_over_change_rate,
    ({"carried_over_amount": 105_000, "past_carried_over_amount": 100_000}, 500, "risen by 5 %"),
    ({"carried_over_amount": 95_000, "past_carried_over_amount": 100_000}, -500, "fallen by 5 %"),
    ({"carried_over_amount": 100_000, "past_carried_over_amount": 100_000}, 0, "as before"),
    ({"carried_over_amount": 20_001, "past_carried_over_amount": 20_000}, 1, "0.005 % becomes 0.01 %"),
    ({"carried_over_amount": 19_999, "past_carried_over_amount": 20_000}, -1, "and below zero likewise"),
    ({"carried_over_amount": 100, "past_carried_over_amount": 0}, None, "where nothing was carried over last year"),
    ({"carried_over_amount": 100, "past_carried_over_amount": None}, None, "blank is not zero"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_carry_over_change_rate(row):
    assert run(carry_over_change_rate, row) == row.expected
