"""QC-025: a rate is written as a percentage."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.execution_rate_is_percentage import execution_rate_is_percentage


def rate(kind, value=None, places=None, **other):
    """A rate as it is read: value ×10⁴."""
    return {
        "execution_rate_kind": kind, "execution_rate_value": value, "execution_rate_places": places,
        "execution_rate": 8620, **other,
    }  # fmt: skip


ROWS = spec(
    execution_rate_is_percentage,
    (rate("PERCENT", 862_000, 1), True, "86.2%"),
    (rate("BLANK"), True, "left blank: not this check"),
    (rate("BARE", 860_000, 0), False, "86 without a sign"),
    (rate("BARE", 10_000, 0, execution_rate=10_000), False, "1 for 100 %"),
    (rate("BARE", 9_000, 1), False, "0.9"),
    (rate("BARE", 862_000, 2), True, "86.20 in a column headed 执行率(%)"),
    (rate("BARE", 8_600, 2), False, "0.86 is a share of 1"),
    (rate("BARE", 8_600, 2, execution_rate=86), True, "0.86 of such a column: little was spent"),
    (rate("BARE", 8_620, 3), False, "0.862"),
    (rate("BARE", 0, 0, execution_rate=0), True, "nothing spent: 0 in any writing"),
    (rate("BARE", 0, 0), False, "0 for 86.2 %"),
    (rate("OTHER"), False, "an amount with its unit"),
    (rate("OTHER", execution_rate=None), True, "no budget: nothing is asked"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_execution_rate_is_percentage(row):
    assert run(execution_rate_is_percentage, row) == row.expected
