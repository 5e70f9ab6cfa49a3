"""分项预算合计: the budgets of the component lines together."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.components_base_amount import components_base_amount

ROWS = spec(
    components_base_amount,
    (
        {"execution_base_amount": [9000, 6000, 3000], "is_component": [False, True, True]},
        9000,
        "the total line is left out",
    ),
    (
        {"execution_base_amount": [9000, 6000, None], "is_component": [False, True, True]},
        6000,
        "a blank component adds nothing",
    ),
    ({"execution_base_amount": [9000, None], "is_component": [False, True]}, 0, "no component states an amount"),
    ({"execution_base_amount": [9000, 0], "is_component": [False, True]}, 0, "stated as 0"),
    ({"execution_base_amount": 9000, "is_component": False}, 0, "no components"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_components_base_amount(row):
    assert run(components_base_amount, row) == row.expected
