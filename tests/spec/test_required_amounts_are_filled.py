"""QC-024: the total line states its budget, and 年初预算数 where the form has that column."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.required_amounts_are_filled import required_amounts_are_filled

ROWS = spec(
    required_amounts_are_filled,
    ({}, True, "both are stated"),
    ({"initial_budget_amount": 0, "full_year_budget_amount": 0}, True, "0 is stated"),
    ({"initial_budget_amount": None}, False, "年初预算数 left blank, other lines fill it"),
    ({"initial_budget_amount": None, "initial_budget_is_asked": False}, True, "the form has no such column"),
    ({"full_year_budget_amount": None}, True, "not adjusted: 年初预算数 stands"),
    (
        {"initial_budget_amount": None, "full_year_budget_amount": None, "initial_budget_is_asked": False},
        False,
        "spending without any budget",
    ),
    (
        {
            "initial_budget_amount": None,
            "full_year_budget_amount": None,
            "initial_budget_is_asked": False,
            "executed_amount": None,
        },
        True,
        "an empty block",
    ),
    (
        {
            "initial_budget_amount": None,
            "full_year_budget_amount": None,
            "initial_budget_is_asked": False,
            "executed_amount": None,
            "components_named": 1,
        },
        False,
        "components with money below an empty total line",
    ),
    ({"initial_budget_amount": None, "is_total": False}, True, "components may be blank"),
    is_total=True,
    initial_budget_amount=9000,
    full_year_budget_amount=9000,
    executed_amount=8000,
    initial_budget_is_asked=True,
    components_named=0,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_required_amounts_are_filled(row):
    assert run(required_amounts_are_filled, row) == row.expected
