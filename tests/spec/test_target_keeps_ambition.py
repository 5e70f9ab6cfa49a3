"""QC-227: a target is not far below those of the last three years."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.target_keeps_ambition import target_keeps_ambition

ROWS = spec(
    target_keeps_ambition,
    ({"target_value": 900_000}, True, "10 % less"),
    ({"target_value": 899_999}, False, "just beyond 10 % less"),
    ({"target_value": 2_000_000}, True, "more is never too much here"),
    ({"target_value": 1_100_000, "direction": "LOWER_IS_BETTER"}, True, "10 % more of what is to stay low"),
    ({"target_value": 1_100_001, "direction": "LOWER_IS_BETTER"}, False, "just beyond 10 % more"),
    ({"target_value": 10, "direction": "LOWER_IS_BETTER"}, True, "less of what is to stay low"),
    ({"target_value": 10, "earlier_value": None}, None, "no earlier year"),
    ({"target_value": None}, None, "no number"),
    earlier_value=1_000_000,
    direction="HIGHER_IS_BETTER",
    ambition_gap_most=1_000,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_target_keeps_ambition(row):
    assert run(target_keeps_ambition, row) == row.expected
