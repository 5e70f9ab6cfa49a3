"""完成率: actual ÷ target, rounded half up to 0.01 %, above 1 when exceeded."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.attainment_ratio import attainment_ratio

ROWS = spec(
    attainment_ratio,
    ({"comparable_actual_value": 450000, "target_value": 500000}, 9000, "T1: 45 of 50"),
    ({"comparable_actual_value": 700000, "target_value": 500000}, 14000, "T2: 70 of 50 is 140 %"),
    ({"comparable_actual_value": 20000, "target_value": 30000}, 6667, "T3: two thirds"),
    ({"comparable_actual_value": 1, "target_value": 20000}, 1, "half a hundredth of a percent goes up"),
    ({"comparable_actual_value": 1, "target_value": 20001}, 0, "a little less goes down"),
    ({"comparable_actual_value": 0, "target_value": 800000}, 0, "nothing done"),
    ({"comparable_actual_value": 10000, "target_value": 0}, None, "never divided by zero"),
    ({"comparable_actual_value": 10000, "target_value": -10000}, None, "a negative target has no ratio"),
    ({"comparable_actual_value": -10000, "target_value": 10000}, None, "a negative actual has none"),
    ({"comparable_actual_value": None, "target_value": 10000}, None, "blank is not zero"),
    ({"comparable_actual_value": 10000, "target_value": None}, None, "no target, no ratio"),
    (
        {"comparable_actual_value": 400000000000000, "target_value": 1},
        4000000000000000000,
        "the largest value does not wrap",
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_attainment_ratio(row):
    assert run(attainment_ratio, row) == row.expected
