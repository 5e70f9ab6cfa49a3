"""The quantities that the goal promises, by value ×10⁴."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.goal_quantities import goal_quantities

ROWS = spec(
    goal_quantities,
    ({"goal": "改善提升9200人饮水条件"}, [92_000_000], "people"),
    ({"goal": "造林1.2万亩、防治3.45万亩"}, [120_000_000, 345_000_000], "万 is counted out"),
    ({"goal": "硬化道路1,200米"}, [12_000_000], "a thousands separator"),
    ({"goal": "申请资金90万元，每村补助4400元"}, [], "money is no quantity"),
    ({"goal": "2022年6个月内完成，提高5个百分点"}, [], "durations and points are none"),
    ({"goal": "全县现有村医320人，培训80人"}, [800_000], "the present stock is no promise"),
    ({"goal": "建设养殖场1个"}, [], "a single thing need not be numbered"),
    ({"goal": "完成第3次普查"}, [], "an ordinal"),
    ({"goal": "为0-6岁儿童接种"}, [], "an age"),
    ({"goal": "每人补助200元/人"}, [], "a price per person"),
    ({"goal": "改善镇域基础设施"}, [], "no number"),
    ({"goal": None}, None, "no goal"),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_goal_quantities(row):
    assert run(goal_quantities, row) == row.expected
