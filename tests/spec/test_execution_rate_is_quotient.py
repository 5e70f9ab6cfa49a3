"""QC-012: the printed rate is what was spent divided by the budget."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.execution_rate_is_quotient import execution_rate_is_quotient

ROWS = spec(
    execution_rate_is_quotient,
    ({"rate_agrees": True}, True, "agrees"),
    ({"rate_agrees": False}, False, "does not"),
    ({"rate_agrees": None}, None, "no budget or no rate: undecided"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_execution_rate_is_quotient(row):
    assert run(execution_rate_is_quotient, row) == row.expected
