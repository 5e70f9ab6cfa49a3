"""总额行全年预算数, as printed."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.printed_base_amount import printed_base_amount

ROWS = spec(
    printed_base_amount,
    ({"execution_base_amount": [9000, 6000], "is_total": [True, False]}, 9000, "the total line's"),
    ({"execution_base_amount": [6000, 9000], "is_total": [False, True]}, 9000, "wherever it stands"),
    ({"execution_base_amount": [0, 6000], "is_total": [True, False]}, 0, "0 is printed"),
    ({"execution_base_amount": [None, 6000], "is_total": [True, False]}, None, "blank is not zero"),
    ({"execution_base_amount": [6000], "is_total": [False]}, None, "no total line"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_printed_base_amount(row):
    assert run(printed_base_amount, row) == row.expected
