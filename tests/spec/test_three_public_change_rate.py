"""“三公经费”变动率: half up to 0.01 %, falls below zero."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.three_public_change_rate import three_public_change_rate

ROWS = spec(
    three_public_change_rate,
    ({"three_public_budget_amount": 105_000, "past_three_public_budget_amount": 100_000}, 500, "risen by 5 %"),
    ({"three_public_budget_amount": 95_000, "past_three_public_budget_amount": 100_000}, -500, "fallen by 5 %"),
    ({"three_public_budget_amount": 100_000, "past_three_public_budget_amount": 100_000}, 0, "as before"),
    ({"three_public_budget_amount": 20_001, "past_three_public_budget_amount": 20_000}, 1, "0.005 % becomes 0.01 %"),
    ({"three_public_budget_amount": 19_999, "past_three_public_budget_amount": 20_000}, -1, "and below zero likewise"),
    ({"three_public_budget_amount": 100, "past_three_public_budget_amount": 0}, None, "without a budget of last year"),
    ({"three_public_budget_amount": 100, "past_three_public_budget_amount": None}, None, "blank is not zero"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_three_public_change_rate(row):
    assert run(three_public_change_rate, row) == row.expected
