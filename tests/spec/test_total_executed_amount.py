"""全年执行数: from the line that gave the budget."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.total_executed_amount import total_executed_amount

ROWS = spec(
    total_executed_amount,
    ({}, 8000, "the total line"),
    ({"printed_executed_amount": 0}, 0, "0 is stated"),
    ({"printed_executed_amount": None}, None, "blank on the line that gave the budget"),
    ({"printed_base_amount": 0}, 7000, "the budget came from the components"),
    ({"printed_base_amount": None, "printed_executed_amount": None}, 7000, "and so does the spending"),
    (
        {"printed_base_amount": None, "components_executed_amount": None},
        8000,
        "components leave it blank, the total line does not",
    ),
    (
        {"printed_base_amount": None, "components_executed_amount": None, "printed_executed_amount": None},
        None,
        "blank is not zero",
    ),
    ({"printed_base_amount": 0, "components_base_amount": 0}, 8000, "no money on the components either"),
    ({"printed_base_amount": -1}, 7000, "a negative budget is none"),
    ({"printed_base_amount": 1}, 8000, "a total line of one fen"),
    ({"printed_base_amount": 0, "components_base_amount": 1}, 7000, "components of one fen"),
    printed_executed_amount=8000,
    components_executed_amount=7000,
    printed_base_amount=9000,
    components_base_amount=9000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_total_executed_amount(row):
    assert run(total_executed_amount, row) == row.expected
