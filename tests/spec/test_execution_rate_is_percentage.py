"""QC-025: a rate is written as a percentage."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.execution_rate_is_percentage import execution_rate_is_percentage

ROWS = spec(
    execution_rate_is_percentage,
    ({"execution_rate_kind": "PERCENT"}, True, "86.2%"),
    ({"execution_rate_kind": "BLANK"}, True, "left blank: not this check"),
    ({"execution_rate_kind": "BARE", "execution_rate_places": 0}, False, "1 or 20 without a sign"),
    ({"execution_rate_kind": "BARE", "execution_rate_places": 1}, False, "0.9"),
    ({"execution_rate_kind": "BARE", "execution_rate_places": 2}, True, "100.00 in a column headed 执行率(%)"),
    ({"execution_rate_kind": "BARE", "execution_rate_places": 3}, False, "0.862"),
    ({"execution_rate_kind": "OTHER"}, False, "an amount with its unit"),
    ({"execution_rate_kind": "OTHER", "execution_rate": None}, True, "no budget: nothing is asked"),
    execution_rate_places=None,
    execution_rate=8620,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_execution_rate_is_percentage(row):
    assert run(execution_rate_is_percentage, row) == row.expected
