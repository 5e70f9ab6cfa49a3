"""QC-219: an indicator has a noun for a name and stands where what it measures belongs."""

import pytest

from support.spec import run, spec
from wenxiao.rules.targets.indicator_matches_category import indicator_matches_category

ROWS = spec(
    indicator_matches_category,
    ({"level3": "培训人数", "target_unit": "人"}, True, "a count under 数量"),
    ({"level3": "疫苗接种覆盖率", "target_unit": "%"}, True, "coverage says how much"),
    ({"level3": "项目完成率", "target_unit": "%"}, True, "completion says how much"),
    ({"level3": "工程验收合格率", "target_unit": "%"}, False, "a quality under 数量"),
    ({"level3": "补助发放及时率", "target_unit": "%"}, False, "a timeliness under 数量"),
    ({"level3": "按期完工项目数"}, True, "a count of what was in time"),
    ({"level3": "群众满意度", "target_unit": "%"}, False, "satisfaction under 数量"),
    ({"level3": "满意度调查问卷份数", "target_unit": "份"}, True, "a count of questionnaires"),
    ({"level3": "单位建设成本", "target_unit": "元"}, False, "a cost under 数量"),
    ({"level3": "成本监审项目数"}, True, "a count of cost reviews"),
    ({"level3": "卫片执法补助经费", "target_unit": "元"}, False, "money under 数量"),
    ({"level3": "医疗补助资金发放数", "target_unit": "万元"}, False, "money paid out under 数量"),
    ({"level3": "农村低保标准", "target_unit": "元/人·月"}, True, "a standard per person"),
    ({"level3": "招商引资到位资金", "target_unit": "亿元"}, True, "money that the work brings in"),
    ({"level3": "资金支出率", "target_unit": "%"}, False, "spending is no output"),
    ({"level3": "投入人员数量", "target_unit": "人"}, False, "people put in"),
    ({"level3": "工程验收合格率", "target_unit": "%", "sub_dimension": "QUALITY"}, True, "quality"),
    ({"level3": "竣工验收通过率", "target_unit": "%", "sub_dimension": "QUALITY"}, True, "竣工 alone is no time"),
    ({"level3": "信息报送及时率", "target_unit": "%", "sub_dimension": "QUALITY"}, False, "a timeliness under 质量"),
    ({"level3": "学员满意度", "target_unit": "%", "sub_dimension": "QUALITY"}, False, "satisfaction under 质量"),
    ({"level3": "工程完成时间", "target_unit": None, "sub_dimension": "TIMELINESS"}, True, "timeliness"),
    ({"level3": "预算资金执行率", "target_unit": "%", "sub_dimension": "TIMELINESS"}, False, "execution under 时效"),
    ({"level3": "设备合格率", "target_unit": "%", "sub_dimension": "TIMELINESS"}, False, "a quality under 时效"),
    ({"level3": "培训人数", "target_unit": "人", "sub_dimension": "TIMELINESS"}, False, "a count under 时效"),
    ({"level3": "项目总成本", "target_unit": "万元", "sub_dimension": "COST"}, True, "cost"),
    ({"level3": "生均补助标准达标率", "target_unit": "%", "sub_dimension": "COST"}, True, "meeting a cost standard"),
    ({"level3": "补助人数", "target_unit": "人", "sub_dimension": "COST"}, False, "a count under 成本"),
    (
        {"level3": "资金使用效率", "target_unit": "%", "dimension": "COST", "sub_dimension": "ECONOMIC_COST"},
        False,
        "an efficiency under 成本",
    ),
    (
        {
            "level3": "提升博物馆绿化水平",
            "target_unit": None,
            "dimension": "COST",
            "sub_dimension": "ENVIRONMENTAL_COST",
        },
        False,
        "a good effect is no cost",
    ),
    (
        {"level3": "施工噪声影响天数", "target_unit": "天", "dimension": "COST", "sub_dimension": "ENVIRONMENTAL_COST"},
        True,
        "a burden is a cost",
    ),
    (
        {"level3": "项目建设成本", "target_unit": "万元", "sub_dimension": "ECONOMIC_COST"},
        False,
        "经济成本 belongs under 成本, not 产出",
    ),
    (
        {
            "level3": "对控制项目成本的影响",
            "target_unit": None,
            "dimension": "OUTCOME",
            "sub_dimension": "ENVIRONMENTAL",
        },
        False,
        "cost control is no ecology",
    ),
    (
        {"level3": "降低企业物流成本", "target_unit": "%", "dimension": "OUTCOME", "sub_dimension": "ECONOMIC"},
        True,
        "a saving is an effect",
    ),
    (
        {"level3": "资金拨付及时率", "target_unit": "%", "dimension": "OUTCOME", "sub_dimension": "SOCIAL"},
        False,
        "timeliness is no effect",
    ),
    (
        {"level3": "市民对空气质量的满意程度", "target_unit": "%", "dimension": "OUTCOME", "sub_dimension": "SOCIAL"},
        False,
        "satisfaction under 社会效益",
    ),
    (
        {"level3": "服务对象满意度", "target_unit": "%", "dimension": "OUTCOME", "sub_dimension": "SATISFACTION"},
        True,
        "满意度 as level 2 of 效益",
    ),
    (
        {"level3": "补助发放及时率", "target_unit": "%", "dimension": "SATISFACTION", "sub_dimension": "SATISFACTION"},
        False,
        "timeliness under 满意度",
    ),
    ({"level3": "受益人口", "target_unit": "人", "dimension": "OUTCOME", "sub_dimension": "SOCIAL"}, True, "an effect"),
    ({"level3": "资金是否及时纳入", "target_unit": "%", "sub_dimension": "TIMELINESS"}, False, "a question is no name"),
    (
        {"level3": "2020年", "target_text": "2020年", "target_unit": None, "sub_dimension": "TIMELINESS"},
        False,
        "the target for a name",
    ),
    ({"level3": "88(内容栏只填数字)"}, False, "a number for a name"),
    ({"level3": "88"}, False, "nor any other number"),
    ({"level3": "5G基站数量", "target_unit": "座"}, True, "a number at the front"),
    ({"level3": "指标1：/", "target_text": "/", "target_unit": None}, True, "an empty line of the blank form"),
    ({"target_text": None, "target_unit": None}, True, "no name"),
    level3=None,
    target_text="≥1",
    target_unit="个",
    dimension="OUTPUT",
    sub_dimension="QUANTITY",
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_indicator_matches_category(row):
    assert run(indicator_matches_category, row) == row.expected
