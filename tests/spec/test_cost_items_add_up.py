"""QC-026: itemised costs that come near the budget are the budget."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.cost_items_add_up import cost_items_add_up

ROWS = spec(
    cost_items_add_up,
    ({"itemised_cost": 100000}, True, "equal"),
    ({"itemised_cost": 99999}, False, "one fen short"),
    ({"itemised_cost": 100001}, False, "one fen over"),
    ({"itemised_cost": 80000}, False, "a fifth less is still near"),
    ({"itemised_cost": 79999}, True, "farther below: an excerpt"),
    ({"itemised_cost": 120000}, False, "a fifth more is still near"),
    ({"itemised_cost": 120001}, True, "farther above: other years, other money"),
    ({"itemised_cost": None}, None, "not itemised: undecided"),
    ({"itemised_cost": 100000, "total_base_amount": None}, None, "no budget: undecided"),
    total_base_amount=100000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_cost_items_add_up(row):
    assert run(cost_items_add_up, row) == row.expected
