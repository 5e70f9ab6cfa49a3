"""Whether the form has a column 年初预算数: some line fills it."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.initial_budget_is_asked import initial_budget_is_asked

ROWS = spec(
    initial_budget_is_asked,
    ({"initial_budget_amount": [None, 9000]}, True, "one line does"),
    ({"initial_budget_amount": [None, 0]}, True, "0 is filled in"),
    ({"initial_budget_amount": [None, None]}, False, "none does"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_initial_budget_is_asked(row):
    assert run(initial_budget_is_asked, row) == row.expected
