"""QC-113: a target of 0 cannot be one where more is better."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.ratio_target_is_not_zero import ratio_target_is_not_zero

ROWS = spec(
    ratio_target_is_not_zero,
    ({"target_value": 0, "target_operator": "GE"}, False, "≥0 asks for nothing"),
    ({"target_value": 0, "target_operator": "GT"}, False, ">0 has no ratio"),
    ({"target_value": 1, "target_operator": "GE"}, True, "0.0001 has one"),
    ({"target_value": 0, "target_operator": "EQ"}, True, "=0 is a target for harms"),
    ({"target_value": 0, "target_operator": "LE"}, True, "≤0 too"),
    ({"target_value": None, "target_operator": "GE"}, None, "no number: undecided"),
    ({"target_value": 0, "target_operator": None}, None, "no operator: undecided"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_ratio_target_is_not_zero(row):
    assert run(ratio_target_is_not_zero, row) == row.expected
