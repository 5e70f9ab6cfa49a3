"""Whether too little was spent."""

import pytest

from support.spec import run, spec
from wenxiao.rules.application.execution_is_low import execution_is_low

ROWS = spec(
    execution_is_low,
    ({"spent_rate": 4999}, "true", "just below"),
    ({"spent_rate": 5000}, "false", "exactly at the line"),
    ({"spent_rate": None}, None, "not known"),
    recovery_below=5000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_execution_is_low(row):
    assert run(execution_is_low, row) == row.expected
