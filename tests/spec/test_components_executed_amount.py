"""分项执行合计: the spending of the component lines together."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.components_executed_amount import components_executed_amount

ROWS = spec(
    components_executed_amount,
    ({"executed_amount": [8000, 6000, 2000], "is_component": [False, True, True]}, 8000, "the total line is left out"),
    (
        {"executed_amount": [8000, 6000, None], "is_component": [False, True, True]},
        6000,
        "a blank component adds nothing",
    ),
    ({"executed_amount": [8000, 0], "is_component": [False, True]}, 0, "stated as 0"),
    ({"executed_amount": [8000, None], "is_component": [False, True]}, None, "blank is not zero"),
    ({"executed_amount": 8000, "is_component": False}, None, "no components"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_components_executed_amount(row):
    assert run(components_executed_amount, row) == row.expected
