"""Whether more or less is better: told by the operator, else by what the indicator measures."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.direction import direction

ROWS = spec(
    direction,
    ({"level3": "培训人数", "target_operator": "GE"}, "HIGHER_IS_BETTER", "≥"),
    (
        {"level3": "项目成本", "target_operator": "GT", "target_unit": "万元", "sub_dimension": "COST"},
        "HIGHER_IS_BETTER",
        "> says more, even of a cost",
    ),
    (
        {"level3": "验收合格率", "target_operator": "LE", "target_unit": "%", "sub_dimension": "QUALITY"},
        "LOWER_IS_BETTER",
        "≤",
    ),
    ({"level3": "培训人数", "target_operator": "LT"}, "LOWER_IS_BETTER", "<"),
    ({"level3": "培训人数", "target_operator": "EQ"}, "HIGHER_IS_BETTER", "= of a deed"),
    ({"level3": "培训人数"}, "HIGHER_IS_BETTER", "no operator"),
    ({"level3": "项目总成本", "target_unit": "万元", "sub_dimension": "COST"}, "LOWER_IS_BETTER", "a cost"),
    (
        {
            "level3": "项目总成本",
            "target_operator": "EQ",
            "target_unit": "万元",
            "dimension": "COST",
            "sub_dimension": "ECONOMIC_COST",
        },
        "LOWER_IS_BETTER",
        "a cost under its own heading",
    ),
    (
        {"level3": "单位造价", "target_unit": "元/平方米", "sub_dimension": "QUALITY"},
        "LOWER_IS_BETTER",
        "a price, wherever it stands",
    ),
    (
        {"level3": "节约成本", "target_unit": "万元", "dimension": "COST", "sub_dimension": "ECONOMIC_COST"},
        "HIGHER_IS_BETTER",
        "a saving",
    ),
    (
        {"level3": "补助标准达标率", "target_operator": "EQ", "target_unit": "%", "sub_dimension": "COST"},
        "HIGHER_IS_BETTER",
        "a rate is no cost",
    ),
    (
        {"level3": "安全事故发生次数", "target_unit": "次", "dimension": "OUTCOME", "sub_dimension": "SOCIAL"},
        "LOWER_IS_BETTER",
        "a harm",
    ),
    (
        {
            "level3": "森林火灾受害面积(公顷)",
            "target_unit": "公顷",
            "dimension": "OUTCOME",
            "sub_dimension": "ENVIRONMENTAL",
        },
        "LOWER_IS_BETTER",
        "remarks aside, a harm",
    ),
    (
        {"level3": "有责投诉率", "target_unit": "%", "dimension": "OUTCOME", "sub_dimension": "SOCIAL"},
        "LOWER_IS_BETTER",
        "a rate of harm",
    ),
    (
        {"level3": "投诉举报处置率", "target_unit": "%", "sub_dimension": "QUALITY"},
        "HIGHER_IS_BETTER",
        "dealing with a harm",
    ),
    ({"level3": "污染源监测企业数", "target_unit": "家"}, "HIGHER_IS_BETTER", "watching a harm"),
    ({"level3": "应急演练次数", "target_unit": "次"}, "HIGHER_IS_BETTER", "training for a harm"),
    ({"level3": "信访积案化解件数", "target_unit": "件"}, "HIGHER_IS_BETTER", "settling cases"),
    ({"level3": "急救响应时间", "target_unit": "分钟", "sub_dimension": "TIMELINESS"}, "LOWER_IS_BETTER", "waiting"),
    (
        {"level3": "故障修复时限", "target_operator": "EQ", "target_unit": "小时", "sub_dimension": "TIMELINESS"},
        "LOWER_IS_BETTER",
        "waiting",
    ),
    ({"level3": "免费开放时间", "target_unit": "小时"}, "HIGHER_IS_BETTER", "opening hours are no waiting"),
    (
        {
            "level3": "重大疫情",
            "target_value": 0,
            "target_unit": "起",
            "dimension": "OUTCOME",
            "sub_dimension": "SOCIAL",
        },
        "LOWER_IS_BETTER",
        "0 can only be kept",
    ),
    (
        {"level3": "培训人数", "target_value": None, "target_unit": None, "dimension": None, "sub_dimension": None},
        "HIGHER_IS_BETTER",
        "nothing else known",
    ),
    (
        {"target_value": None, "target_unit": None, "dimension": None, "sub_dimension": None},
        "HIGHER_IS_BETTER",
        "no name",
    ),
    level3=None,
    target_operator=None,
    target_value=1000000,
    target_unit="个",
    dimension="OUTPUT",
    sub_dimension="QUANTITY",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_direction(row):
    assert run(direction, row) == row.expected
