"""QC-010: no spending against a budget of 0."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.executed_has_budget import executed_has_budget

ROWS = spec(
    executed_has_budget,
    ({"full_year_budget_amount": 0, "executed_amount": 1}, False, "全年预算数为 0, one fen spent"),
    ({"full_year_budget_amount": 0, "executed_amount": 0}, True, "nothing spent"),
    ({"full_year_budget_amount": 1, "executed_amount": 5000}, True, "too much is QC-011's"),
    ({"full_year_budget_amount": 0, "executed_amount": None}, None, "blank is not zero: undecided"),
    ({"full_year_budget_amount": None, "executed_amount": 5000}, None, "a blank budget is QC-024's"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_executed_has_budget(row):
    assert run(executed_has_budget, row) == row.expected
