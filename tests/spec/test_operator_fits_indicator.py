"""QC-221: a number has an operator, and its direction fits what is measured."""

import pytest

from support.notations import read
from support.spec import run, spec
from wenxiao.rules.targets.operator_fits_indicator import operator_fits_indicator


def line(level3, text, sub_dimension="QUANTITY", **other):
    """One indicator line as printed."""
    return {"level3": level3, **read(operator_fits_indicator, target=text), "sub_dimension": sub_dimension, **other}


ROWS = spec(
    operator_fits_indicator,
    (line("培训人数", "≥100人"), True, "more is better"),
    (line("精品示范村建设数量", "≤4"), False, "≤ for a deed"),
    (line("科目调整次数", "≤10次"), True, "few adjustments are meant"),
    (line("公务接待批次", "≤20批次"), True, "few receptions are meant"),
    (line("家庭病床周转时间", "≤10天"), True, "no deed"),
    (line("群众满意度", "≤90%", "SATISFACTION"), False, "≤ for satisfaction"),
    (line("工程验收合格率", "<95%", "QUALITY"), False, "< for a pass rate"),
    (line("工程验收合格率", "≤100%", "QUALITY"), True, "≤100% is the business of QC-206"),
    (line("项目建设成本", "≤65万元", "ECONOMIC_COST"), True, "a limit"),
    (line("防疫室84平米", "≥1050元", "COST"), False, "≥ for a cost"),
    (line("项目建设成本", "≥65万元", "ECONOMIC_COST"), False, "≥ for a cost under its own heading"),
    (line("设备维护费用", "≥5万元"), False, "≥ for a cost wherever it stands"),
    (line("高龄津贴标准", "≥100元/人", "COST"), True, "an entitlement may be more"),
    (line("节约运行成本", "≥5万元", "COST"), True, "a saving may be more"),
    (line("农民人均可支配收入", "≥8400元", "ECONOMIC"), True, "income may be more"),
    (line("安全事故发生次数", "≥1次", "SOCIAL"), False, "≥ for a harm"),
    (line("群众投诉率", "≥2%", "SOCIAL"), False, "≥ for a rate of harm"),
    (line("安全事故发生次数", "=0次", "SOCIAL"), True, "none"),
    (line("舆情监测天数", "≥365天"), True, "watching is a deed"),
    (line("环境污染事故查处率", "≥95%", "QUALITY"), True, "dealing with a harm"),
    (line("急救响应时间", "≥15分钟", "TIMELINESS"), False, "at least so long a wait"),
    (line("急救响应时间", "≤15分钟", "TIMELINESS"), True, "at most"),
    (line("救助对象生活水平", "=提高", "SOCIAL"), False, "a sign before words"),
    (line("地表水水质", "≥Ⅲ类", "ENVIRONMENTAL"), True, "classes have an order"),
    (line("空气质量", "≥良", "ENVIRONMENTAL"), True, "so have grades"),
    (line("项目成本", "不超过预算", "COST"), True, "said in words"),
    (line("维修面积", "400平方米", is_target_stage=True), False, "no operator at the target stage"),
    (line("维修面积", "400平方米"), True, "only drafting can mend it"),
    (line("维修面积(≥**平方米)", "400平方米", is_target_stage=True), True, "the name states it"),
    (line("维修面积", "不少于400平方米", is_target_stage=True), True, "stated in words"),
    (line("重大事故", "0起", "SOCIAL", is_target_stage=True), True, "zero needs none"),
    (line("受益群众", "338户889人", is_target_stage=True), False, "several numbers without an operator"),
    (line("孕产妇死亡率", "≤16/10万", "SOCIAL", is_target_stage=True), True, "the operator stands before them"),
    (line("开工时限", "2021年7月", "TIMELINESS", is_target_stage=True), True, "a date needs none"),
    (line("报表报送", "每月10日前", "TIMELINESS", is_target_stage=True), True, "nor a date that recurs"),
    (line("免费开放天数", "=300天", is_target_stage=True), False, "= where more would be better"),
    (line("免费开放天数", "=300天"), True, "only drafting can mend it"),
    (line("验收合格率", "=100%", "QUALITY", is_target_stage=True), True, "=100% is right"),
    (line("成活率(%)", "=100", "QUALITY", is_target_stage=True, name_unit="%"), True, "the % stands in the name"),
    (line("孤儿生活费补助标准", "=1200元/人", is_target_stage=True), True, "a standard is exact"),
    (
        line("项目总成本", "=20万元", "COST", is_target_stage=True, direction="LOWER_IS_BETTER"),
        True,
        "a cost may be exact",
    ),
    (line("维修面积", None, is_target_stage=True), True, "blank: the business of QC-220"),
    (line(None, None), True, "nothing at all"),
    dimension=None,
    direction="HIGHER_IS_BETTER",
    is_target_stage=False,
    name_unit=None,
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_operator_fits_indicator(row):
    assert run(operator_fits_indicator, row) == row.expected
