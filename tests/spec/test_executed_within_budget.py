"""QC-011: the project spends at most its adjusted budget."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.executed_within_budget import executed_within_budget

ROWS = spec(
    executed_within_budget,
    ({"executed_amount": 10000}, True, "all of it"),
    ({"executed_amount": 10001}, False, "one fen more"),
    ({"executed_amount": 12000}, False, "T11: 120 of 100"),
    ({"executed_amount": 12000, "is_total": False}, True, "components are not judged"),
    ({"executed_amount": 12000, "execution_base_amount": 0}, True, "no budget at all is QC-010's"),
    ({"executed_amount": None}, None, "blank is not zero: undecided"),
    ({"executed_amount": 12000, "execution_base_amount": None}, None, "no budget stated: undecided"),
    execution_base_amount=10000,
    is_total=True,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_executed_within_budget(row):
    assert run(executed_within_budget, row) == row.expected
