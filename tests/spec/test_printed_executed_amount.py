"""总额行全年执行数, as printed."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.printed_executed_amount import printed_executed_amount

ROWS = spec(
    printed_executed_amount,
    ({"executed_amount": [9000, 6000], "is_total": [True, False]}, 9000, "the total line's"),
    ({"executed_amount": [6000, 9000], "is_total": [False, True]}, 9000, "wherever it stands"),
    ({"executed_amount": [0, 6000], "is_total": [True, False]}, 0, "0 is printed"),
    ({"executed_amount": [None, 6000], "is_total": [True, False]}, None, "blank is not zero"),
    ({"executed_amount": [6000], "is_total": [False]}, None, "no total line"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_printed_executed_amount(row):
    assert run(printed_executed_amount, row) == row.expected
