"""年度资金总额: the total line, or its components where that line was left blank or 0."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.total_base_amount import total_base_amount

ROWS = spec(
    total_base_amount,
    ({"printed_base_amount": 9000, "components_base_amount": 6000}, 9000, "the total line first"),
    ({"printed_base_amount": 0, "components_base_amount": 9000}, 9000, "总额行填 0 above 财政拨款 90"),
    ({"printed_base_amount": None, "components_base_amount": 9000}, 9000, "left blank"),
    ({"printed_base_amount": 0, "components_base_amount": 0}, 0, "no money: 0 as printed"),
    ({"printed_base_amount": None, "components_base_amount": 0}, None, "blank is not zero"),
    ({"printed_base_amount": None, "components_base_amount": None}, None, "no fund lines"),
    ({"printed_base_amount": 1, "components_base_amount": 9000}, 1, "one fen is stated"),
    ({"printed_base_amount": None, "components_base_amount": 1}, 1, "one fen of a component"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_total_base_amount(row):
    assert run(total_base_amount, row) == row.expected
