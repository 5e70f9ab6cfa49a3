"""QC-214: the goal is no longer than the system takes."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.goal_within_length import goal_within_length

ROWS = spec(
    goal_within_length,
    ({"goal": "改善饮水", "goal_text_most": 4}, True, "exactly the limit"),
    ({"goal": "改善饮水条", "goal_text_most": 4}, False, "one character more"),
    ({"goal": None, "goal_text_most": 4}, None, "no goal"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_goal_within_length(row):
    assert run(goal_within_length, row) == row.expected
