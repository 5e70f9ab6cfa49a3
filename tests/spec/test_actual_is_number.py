"""QC-111: a target that is a number wants an actual that is one, in words of its own and of the same thing."""

import pytest

from support.spec import run, spec
from wenxiao.rules.evaluation.actual_is_number import actual_is_number

ROWS = spec(
    actual_is_number,
    ({"actual_kind": "NUMBER"}, True, "a number"),
    ({"actual_kind": "DONE"}, False, "数值目标的完成值写“完成”"),
    ({"actual_kind": "QUALITATIVE"}, False, "words"),
    ({"actual_kind": "YES_NO"}, False, "是 is no number"),
    ({"actual_kind": "BLANK"}, True, "a blank cell is QC-122's"),
    ({"actual_kind": "DATE"}, True, "a date is not reported here"),
    ({"target_kind": "RANGE", "actual_kind": "DONE"}, False, "a range is asked for in numbers too"),
    ({"target_kind": "QUALITATIVE", "actual_kind": "DONE"}, True, "a target in words may be answered in words"),
    ({"target_kind": "BLANK", "actual_kind": "QUALITATIVE"}, True, "nothing was asked"),
    ({"actual_kind": "NUMBER", "actual_operator": "GE"}, False, "≥95 was copied, not counted"),
    ({"actual_kind": "NUMBER", "actual_operator": "LT"}, False, "every inequality is a copy"),
    ({"actual_kind": "NUMBER", "actual_operator": "EQ"}, True, "=95 states a number"),
    (
        {"actual_kind": "NUMBER", "target_unit": "%", "actual_unit": "件"},
        False,
        "灭火设备配备率 100% filled with 1000件",
    ),
    ({"actual_kind": "NUMBER", "target_unit": "%", "actual_unit": "%"}, True, "percent for percent"),
    ({"actual_kind": "NUMBER", "target_unit": "%"}, True, "no unit beside the number: read as the target's"),
    (
        {"actual_kind": "NUMBER", "target_unit": "元", "actual_unit": "万元"},
        True,
        "other units are converted or QC-222's",
    ),
    ({"actual_kind": None}, None, "not read: undecided"),
    target_kind="NUMBER",
    actual_operator=None,
    target_unit=None,
    actual_unit=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_actual_is_number(row):
    assert run(actual_is_number, row) == row.expected
