"""执行率的预算口径: the adjusted budget, the initial one where no adjusted one is stated or the rulebook says so."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.execution_base_amount import execution_base_amount

ROWS = spec(
    execution_base_amount,
    ({"full_year_budget_amount": 8000, "initial_budget_amount": 9000}, 8000, "note 1 of the form: 调整后预算数"),
    ({"full_year_budget_amount": 0, "initial_budget_amount": 9000}, 0, "adjusted to 0 is stated"),
    ({"full_year_budget_amount": None, "initial_budget_amount": 9000}, 9000, "left blank: not adjusted"),
    ({"full_year_budget_amount": None, "initial_budget_amount": None}, None, "blank is not zero"),
    (
        {"full_year_budget_amount": 8000, "initial_budget_amount": 9000, "execution_rate_base": "initial_budget"},
        9000,
        "the rulebook holds to the initial budget",
    ),
    (
        {"full_year_budget_amount": 8000, "initial_budget_amount": None, "execution_rate_base": "initial_budget"},
        None,
        "which was left blank",
    ),
    execution_rate_base="adjusted_budget",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_execution_base_amount(row):
    assert run(execution_base_amount, row) == row.expected
