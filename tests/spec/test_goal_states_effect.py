"""QC-212: the goal says what is achieved, not merely what is spent."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.goal_states_effect import goal_states_effect

ROWS = spec(
    goal_states_effect,
    ({"goal": "申请项目资金90万元"}, False, "nothing but money"),
    ({"goal": "拨付2022年度村级组织运转经费。"}, False, "paying out is no effect"),
    ({"goal": "安排资金20万元，维修校舍300平方米"}, True, "says what for"),
    ({"goal": "为百岁老人发放补贴"}, True, "names the people"),
    ({"goal": "使用无人机巡护林区"}, True, "使用 of something else"),
    ({"goal": None}, None, "no goal"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_goal_states_effect(row):
    assert run(goal_states_effect, row) == row.expected
