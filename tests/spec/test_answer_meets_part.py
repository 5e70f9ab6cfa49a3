"""QC-235: a place holds what was handed down to it."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.answer_meets_part import answer_meets_part

ROWS = spec(
    answer_meets_part,
    ({"held_value": 100}, True, "the same"),
    ({"held_value": 99}, False, "just below"),
    ({"held_value": 101}, True, "more than asked"),
    ({"held_value": 101, "part_operator": "LE"}, False, "just above what is to stay low"),
    ({"held_value": 100, "part_operator": "LE"}, True, "at the limit"),
    ({"held_value": 101, "part_operator": "EQ"}, False, "not the very value"),
    ({"held_value": None}, None, "nothing to compare"),
    handed_value=100,
    part_operator="GE",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_answer_meets_part(row):
    assert run(answer_meets_part, row) == row.expected
