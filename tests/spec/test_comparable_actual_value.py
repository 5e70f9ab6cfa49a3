"""完成值 in the unit of its target: amounts of money are converted exactly, other units must agree."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.comparable_actual_value import comparable_actual_value

ROWS = spec(
    comparable_actual_value,
    ({"actual_value": 450000}, 450000, "T1: same unit, same value"),
    ({"actual_value": -50000}, 0, "T4: −5 against 80 counts as 0"),
    ({"actual_value": -60000, "target_value": -50000}, -60000, "against a negative target it stays what it is"),
    ({"actual_value": 450000, "actual_unit": "户"}, None, "户 and 人 cannot be compared"),
    ({"actual_value": 450000, "actual_unit": None}, 450000, "a missing unit is read as the other side's"),
    ({"actual_value": 450000, "target_unit": None}, 450000, "on either side"),
    ({"actual_value": 450000, "actual_unit": "万元", "target_unit": "元"}, 4500000000, "45 万元 are 450 000 元"),
    ({"actual_value": 10000, "actual_unit": "亿元", "target_unit": "万元"}, 100000000, "1 亿元 is 10 000 万元"),
    ({"actual_value": 583000000, "actual_unit": "元", "target_unit": "万元"}, 58300, "58 300 元 are 5.83 万元"),
    (
        {"actual_value": 583000001, "actual_unit": "元", "target_unit": "万元"},
        None,
        "not exact to four decimals: undecided",
    ),
    ({"actual_value": -583000000, "actual_unit": "元", "target_unit": "万元"}, 0, "a negative amount counts as 0 too"),
    ({"actual_value": 10000, "actual_unit": "元", "target_unit": "人"}, None, "money against people"),
    (
        {"actual_value": 4000000, "actual_unit": "亿元", "target_unit": "元"},
        400000000000000,
        "the largest that a rule accepts",
    ),
    (
        {"actual_value": 4000001, "actual_unit": "亿元", "target_unit": "元"},
        None,
        "beyond it: undecided, never wrapped",
    ),
    ({"actual_value": 450000, "target_kind": "RANGE"}, None, "a range is no single number"),
    ({"actual_value": 450000, "actual_kind": "QUALITATIVE"}, None, "words are none"),
    ({"actual_value": None}, None, "blank is not zero"),
    ({"actual_value": 50000000, "actual_unit": "万元", "target_unit": "亿元"}, 5000, "5000 万元 are 0.5 亿元"),
    ({"actual_value": -4000001, "actual_unit": "亿元", "target_unit": "元"}, None, "nor is a negative one"),
    ({"actual_value": -50000, "target_value": 0}, 0, "−5 against 0 counts as 0"),
    actual_unit="人",
    target_value=800000,
    target_unit="人",
    target_kind="NUMBER",
    actual_kind="NUMBER",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_comparable_actual_value(row):
    assert run(comparable_actual_value, row) == row.expected
