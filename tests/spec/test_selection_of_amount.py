"""金额分: in proportion, never more than all."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.selection_of_amount import selection_of_amount

ROWS = spec(
    selection_of_amount,
    ({"budget_amount": 0}, 0, "none"),
    ({"budget_amount": 1}, 1000, "a third, half up"),
    ({"budget_amount": 3}, 3000, "exactly full"),
    ({"budget_amount": 4}, 3000, "never more"),
    ({"budget_amount": None}, None, "not known"),
    selection_amount_points=3000,
    selection_amount_full_at=3,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_selection_of_amount(row):
    assert run(selection_of_amount, row) == row.expected
