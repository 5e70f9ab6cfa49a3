"""How many component lines state a budget, initial or adjusted."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.components_named import components_named

ROWS = spec(
    components_named,
    (
        {
            "is_component": [False, True, True],
            "initial_budget_amount": [1, 2, None],
            "full_year_budget_amount": [1, None, 3],
        },
        2,
        "either column counts",
    ),
    (
        {"is_component": [True, True], "initial_budget_amount": [0, None], "full_year_budget_amount": [None, None]},
        1,
        "0 is stated, blank is not",
    ),
    (
        {"is_component": [False, False], "initial_budget_amount": [1, 2], "full_year_budget_amount": [1, 2]},
        0,
        "no components",
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_components_named(row):
    assert run(components_named, row) == row.expected
