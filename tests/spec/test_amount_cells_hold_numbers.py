"""QC-222: amount cells hold bare numbers; the unit stands in the table head."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.amount_cells_hold_numbers import amount_cells_hold_numbers

ROWS = spec(
    amount_cells_hold_numbers,
    ({"unit_in_cell": False}, True, "238.93 under 万元"),
    ({"unit_in_cell": True}, False, "620.82万元 in the cell"),
    ({"unit_in_cell": None}, None, "nothing read"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_amount_cells_hold_numbers(row):
    assert run(amount_cells_hold_numbers, row) == row.expected
