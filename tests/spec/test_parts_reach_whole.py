"""QC-233: the parts handed down reach the regional target."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.parts_reach_whole import parts_reach_whole

ROWS = spec(
    parts_reach_whole,
    ({"gathered_target": 100}, True, "the same"),
    ({"gathered_target": 99}, False, "just below"),
    ({"gathered_target": 101}, True, "more than asked"),
    ({"gathered_target": 101, "whole_operator": "LE"}, False, "just above what is to stay low"),
    ({"gathered_target": 100, "whole_operator": "LE"}, True, "at the limit"),
    ({"gathered_target": 101, "whole_operator": "EQ"}, False, "not the very value"),
    ({"gathered_target": None}, None, "nothing to compare"),
    whole_value=100,
    whole_operator="GE",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_parts_reach_whole(row):
    assert run(parts_reach_whole, row) == row.expected
