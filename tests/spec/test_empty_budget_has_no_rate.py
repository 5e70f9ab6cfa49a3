"""QC-021: a line without money has no rate; 0 of 0 is neither 0 % nor 100 %."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.empty_budget_has_no_rate import empty_budget_has_no_rate

ROWS = spec(
    empty_budget_has_no_rate,
    ({"execution_base_amount": 0, "executed_amount": 0, "execution_rate_value": 0}, False, "0 of 0 printed as 0 %"),
    (
        {"execution_base_amount": 0, "executed_amount": 0, "execution_rate_value": 1000000},
        False,
        "0 of 0 printed as 100 %",
    ),
    (
        {"execution_base_amount": None, "executed_amount": None, "execution_rate_value": 1000000},
        False,
        "blank of blank",
    ),
    ({"execution_base_amount": 0, "executed_amount": None, "execution_rate_value": 0}, False, "0 and blank"),
    ({"execution_base_amount": 0, "executed_amount": 0, "execution_rate_value": None}, True, "no rate printed"),
    (
        {"execution_base_amount": 1, "executed_amount": 0, "execution_rate_value": 0},
        True,
        "a budget of one fen has a rate",
    ),
    (
        {"execution_base_amount": 0, "executed_amount": 1, "execution_rate_value": 0},
        True,
        "spending without a budget is QC-010's",
    ),
    (
        {
            "execution_base_amount": 0,
            "executed_amount": 0,
            "execution_rate_value": 0,
            "is_total": True,
            "components_base_amount": 1,
        },
        True,
        "the total line was left out: QC-009's",
    ),
    (
        {
            "execution_base_amount": 0,
            "executed_amount": 0,
            "execution_rate_value": 0,
            "is_total": True,
            "components_base_amount": 0,
        },
        False,
        "components without money too",
    ),
    (
        {"execution_base_amount": 0, "executed_amount": 0, "execution_rate_value": 0, "components_base_amount": 9000},
        False,
        "an empty component among others",
    ),
    (
        {"execution_base_amount": 0, "executed_amount": 0, "execution_rate_value": 0, "is_total": True},
        False,
        "a total line and no component lines",
    ),
    is_total=False,
    components_base_amount=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_empty_budget_has_no_rate(row):
    assert run(empty_budget_has_no_rate, row) == row.expected
