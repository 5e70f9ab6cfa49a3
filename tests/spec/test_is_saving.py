"""Whether a cost came in below its target: money saved."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.is_saving import is_saving

ROWS = spec(
    is_saving,
    ({"comparable_actual_value": 530000}, False, "exactly the target"),
    ({"comparable_actual_value": 529999}, True, "below it"),
    ({"comparable_actual_value": 530001}, False, "above it"),
    ({"comparable_actual_value": 500000, "dimension": "OUTPUT", "sub_dimension": "COST"}, True, "成本指标 under 产出"),
    ({"comparable_actual_value": 500000, "dimension": "OUTPUT", "sub_dimension": "ECONOMIC_COST"}, True, "经济成本"),
    (
        {"comparable_actual_value": 500000, "dimension": "OUTPUT", "sub_dimension": "QUANTITY"},
        False,
        "less output is no saving",
    ),
    ({"comparable_actual_value": 500000, "sub_dimension": "SOCIAL_COST"}, True, "any line under 成本"),
    ({"comparable_actual_value": 500000, "direction": "HIGHER_IS_BETTER"}, False, "a cost rate that should be high"),
    ({"comparable_actual_value": None}, None, "not comparable: undecided"),
    ({"comparable_actual_value": 500000, "target_value": None}, None, "no target: undecided"),
    target_value=530000,
    direction="LOWER_IS_BETTER",
    dimension="COST",
    sub_dimension=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_is_saving(row):
    assert run(is_saving, row) == row.expected
