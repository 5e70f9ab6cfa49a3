"""QC-014: a budget that was adjusted in the year says why, on the total line."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.adjustment_has_reason import adjustment_has_reason

ROWS = spec(
    adjustment_has_reason,
    ({"full_year_budget_amount": 9000}, True, "not adjusted"),
    ({"full_year_budget_amount": 9001}, False, "one fen added without a reason"),
    ({"full_year_budget_amount": 8999}, False, "one fen taken away without a reason"),
    ({"full_year_budget_amount": 8000, "adjustment_reason": "年中追减"}, True, "a reason for the form"),
    ({"full_year_budget_amount": 8000, "fund_reason": "年中追减"}, True, "a reason on the line"),
    ({"full_year_budget_amount": 8000, "adjustment_reason": "  "}, False, "spaces are no reason"),
    ({"full_year_budget_amount": 8000, "is_total": False}, True, "components are not asked"),
    ({"full_year_budget_amount": None}, None, "blank is not zero: undecided"),
    ({"initial_budget_amount": None, "full_year_budget_amount": 0}, None, "no initial budget stated: undecided"),
    ({"full_year_budget_amount": None, "fund_reason": "见附件"}, True, "a reason settles it"),
    initial_budget_amount=9000,
    is_total=True,
    adjustment_reason=None,
    fund_reason=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_adjustment_has_reason(row):
    assert run(adjustment_has_reason, row) == row.expected
