"""How much of the budget was spent."""

import pytest

from support.spec import run, spec
from wenxiao.rules.application.spent_rate import spent_rate

ROWS = spec(
    spent_rate,
    ({"executed_amount": 50, "budget_amount": 100}, 5000, "half"),
    ({"executed_amount": 2, "budget_amount": 3}, 6667, "half up"),
    ({"executed_amount": 0, "budget_amount": 100}, 0, "nothing was spent"),
    ({"executed_amount": None, "budget_amount": 100}, None, "not known"),
    ({"executed_amount": 1, "budget_amount": 0}, None, "no budget"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_spent_rate(row):
    assert run(spent_rate, row) == row.expected
