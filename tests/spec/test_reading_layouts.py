"""Layouts as they are met in practice, drawn cell by cell: each is read to the same texts that it shows.

The drawings are those of `support.sheets`; each is read as a grid and through workbooks in both file formats.
"""

import pytest

from support.sheets import OFFICIAL, drawn, read, said, texts
from wenxiao.forms.grid import Sheet
from wenxiao.forms.reading import find_forms


def columns(form, *names):
    """The indicator lines as tuples of the named fields."""
    return [tuple(line[name].text for name in names) for line in form.indicators]


def money(form, *names):
    return [tuple(line[name].text for name in names) for line in form.funds]


def test_the_official_layout():
    (form,) = read(OFFICIAL)
    assert form.form_type == "self_evaluation"
    assert form.title == "项目支出绩效自评表"
    assert texts(form.head) == {
        "fiscal_year": "2022", "project_name": "农村道路养护", "department": "县交通运输局", "unit": "县公路养护所",
        "amount_unit": "元", "goal": "养护道路120公里", "goal_actual": "养护道路110公里", "total_points": "100",
        "total_score_text": "94.74",
    }  # fmt: skip
    assert money(
        form, "label", "full_year_budget_text", "executed_text", "fund_points", "execution_rate_text", "fund_score"
    ) == [
        ("年度资金总额", "432000", "372400", "20", "86.2%", "17.24"),
        ("其中：当年财政拨款", "432000", "372400", "—", "86.2%", "—"),
        ("上年结转资金", None, None, "—", None, "—"),
        ("其他资金", None, None, "—", None, "—"),
    ]
    assert columns(
        form, "level1", "level2", "level3", "target_text", "actual_text", "max_points", "score_text", "reason"
    ) == [
        ("产出指标（50分）", "数量指标", "养护里程", "≥120公里", "110公里", "30", "27.5", "暴雨停工"),
        ("产出指标（50分）", "质量指标", "验收合格率", "＝100％", "100%", "20", "20", None),
        ("效益指标", "社会效益指标", "群众出行", "改善", "达成预期指标", "20", "20", None),
        ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "93%", "10", "10", None),
    ]
    assert form.problems == []


def test_cells_know_their_place():
    (form,) = read(OFFICIAL)
    assert form.sheet == "表"
    assert form.funds[0]["executed_text"].place == "F7"
    assert form.indicators[1]["level1"].place == "B14"
    assert form.indicators[1]["reason"].place == "I15"
    assert form.head["total_score_text"].place == "H18"
    assert form.head["goal_actual"].place == "F12"


def test_without_merged_cells_headings_hold_for_the_lines_below():
    (form,) = read("""
某县2021年度项目支出绩效自评表
金额单位：万元
项目名称 | 饮水安全
主管部门 | 县水利局 | 实施单位 | 水管站
预算执行情况 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
总额 | 50 | 50 | 45.5 | 10 | 91% | 9.1
其中:财政拨款 | 50 | 50 | 45.5 | | |
年度目标 | 解决9200人饮水
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 权重 | 自评得分 | 未完成原因
产出指标 | 数量指标 | 受益人口 | ≥9200人 | 9200人 | 30 | 30 |
 | | 新建管网 | ≥12公里 | 12公里 | 20 | 20 |
 | 质量指标 | 合格率 | 100% | 100% | 20 | 20 |
效益指标 | 社会效益 | 饮水条件 | 改善 | 改善 | 20 | 20 |
合计 | | | | | 100 | 99.1 |
注：分值按县财政局要求设置。
""")
    assert texts(form.head) == {
        "amount_unit": "万元", "project_name": "饮水安全", "department": "县水利局", "unit": "水管站",
        "goal": "解决9200人饮水", "total_points": "100", "total_score_text": "99.1",
    }  # fmt: skip
    assert money(form, "label", "executed_text") == [("总额", "45.5"), ("其中:财政拨款", "45.5")]
    assert columns(form, "level1", "level2", "level3", "max_points") == [
        ("产出指标", "数量指标", "受益人口", "30"),
        ("产出指标", "数量指标", "新建管网", "20"),
        ("产出指标", "质量指标", "合格率", "20"),
        ("效益指标", "社会效益", "饮水条件", "20"),
    ]


def test_sichuan_operator_value_and_unit_in_columns():
    (form,) = read("""
部门预算项目支出绩效自评表（2023年度） | < | < | < | < | < | < | < | < | <
项目名称 | 工资性支出 | < | < | < | 主管部门 | 县发改局 | < | 实施单位 | 县发改局本级
项目预算执行情况（万元） | | 年初预算 | 调整后预算数 | 预算执行数 | | 预算执行率 | 权重 | 得分 | 原因
^ | 总额 | 238.93 | 251.89 | 251.89 | | 100.00% | 10 | 10 | 人员增加
^ | 其中：财政资金 | 238.93 | 251.89 | 251.89 | | 100.00% | / | / | /
^ | 财政专户管理资金 | 0 | 0 | 0 | | 0.00% | / | / | /
^ | 单位资金 | | | | | | / | / | /
项目年度目标 | 及时足额发放工资 | < | < | < | 年度目标完成情况 | 全部发放 | < | < | <
绩效指标（90分） | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分
^ | 产出指标 | 数量指标 | 发放人数 | ≥ | 116 | 人 | 118 | 30 | 30
^ | ^ | 质量指标 | 准确率 | ＝ | 100 | % | 100 | 30 | 30
^ | 效益指标 | 社会效益指标 | 队伍稳定 | 定性 | 优良中低差 | | 优 | 30 | 30
评价结论 | 完成较好 | < | < | < | < | < | < | < | <
存在问题 | 无 | < | < | < | < | < | < | < | <
改进措施 | 无 | < | < | < | < | < | < | < | <
项目负责人：李四      财务负责人：王五
""")
    assert form.form_type == "self_evaluation"
    assert form.head["project_head"].text == "李四"
    assert form.head["finance_head"].text == "王五"
    assert form.head["indicator_points"].text == "90"
    assert form.head["conclusion"].text == "完成较好"
    assert form.head["goal_actual"].text == "全部发放"
    assert form.head["amount_unit"].text == "万元"
    assert money(form, "label", "initial_budget_text", "full_year_budget_text", "fund_points", "fund_reason")[0] == (
        "总额", "238.93", "251.89", "10", "人员增加",
    )  # fmt: skip
    assert len(form.funds) == 4
    assert columns(form, "target_operator", "target_text", "target_unit", "actual_text", "max_points") == [
        ("≥", "116", "人", "118", "30"),
        ("＝", "100", "%", "100", "30"),
        ("定性", "优良中低差", None, "优", "30"),
    ]


def test_chongqing_one_line_of_money_and_adjusted_targets():
    (form,) = read("""
2022年部门整体绩效自评表 | < | < | < | < | < | < | < | <
单位名称 | 县林业局 | < | < | 自评总分 | 96.5 | < | < | <
预算执行情况 | 年初预算数 | 全年（调整）预算数 | 全年执行数 | 执行率（%） | 执行率权重 | 执行率得分 | |
^ | 1000 | 1200 | 1140 | 95 | 10 | 9.5 | |
年初绩效目标 | 造林1万亩 | < | < | 全年目标实际完成情况 | 造林1.2万亩 | < | < | <
指标名称 | 计量单位 | 指标性质 | 年初指标值 | 调整指标值 | 全年完成值 | 得分系数（%） | 指标权重 | 指标得分 | 是否核心指标
造林面积 | 万亩 | ≥ | 1 | 1.2 | 1.2 | 100 | 60 | 60 | 是
成活率 | % | ≥ | 85 | 85 | 80 | 90 | 30 | 27 | 否
""")  # noqa: E501  as wide as the form
    assert form.form_type == "department_overall"
    assert form.head["department"].text == "县林业局"
    assert form.head["total_score_text"].text == "96.5"
    assert money(
        form, "label", "initial_budget_text", "full_year_budget_text", "executed_text", "fund_points", "fund_score"
    ) == [(None, "1000", "1200", "1140", "10", "9.5")]
    assert columns(form, "level3", "initial_target_text", "target_text", "actual_text", "max_points", "is_core") == [
        ("造林面积", "1", "1.2", "1.2", "60", "是"),
        ("成活率", "85", "85", "80", "30", "否"),
    ]


def test_hubei_no_points_and_execution_out_of_twenty():
    (form,) = read("""
2020年度市级服务贸易发展资金项目自评表 | < | < | < | < | < | <
项目名称 | < | 服务贸易发展资金 | < | < | < | <
主管部门 | < | 区商务局 | < | 项目实施单位 | 投资促进中心 | <
预算执行情况（万元）（20分） | | 预算数（A） | 执行数（B） | 执行率（B/A） | 得分（20分*执行率） | <
^ | 年度财政资金总额 | 285.84 | 285.84 | 100% | 20 | <
年度绩效目标（80分） | 一级指标 | 二级指标 | 三级指标 | 年初目标值（A） | 实际完成值（B） | 得分
^ | 产出指标 | 数量指标 | 服务外包在岸（万美元） | 20000 | 23333.56 | 10
^ | ^ | 质量指标 | 资金拨付及时性 | 98%以上 | 100% | 10
^ | 效益指标 | 社会效益指标 | 把握导向 | 正确把握 | 较好把握 | 20
总分 | < | < | < | < | < | 40
""")
    assert form.head["amount_unit"].text == "万元"
    assert form.head["indicator_points"].text == "80"
    assert form.head["execution_heading_points"].text == "20"
    assert form.head["total_score_text"].text == "40"
    assert money(form, "label", "full_year_budget_text", "executed_text", "execution_rate_text", "fund_score") == [
        ("年度财政资金总额", "285.84", "285.84", "100%", "20")
    ]
    assert columns(form, "level3", "target_text", "actual_text", "score_text") == [
        ("服务外包在岸（万美元）", "20000", "23333.56", "10"),
        ("资金拨付及时性", "98%以上", "100%", "10"),
        ("把握导向", "正确把握", "较好把握", "20"),
    ]


def test_hebei_heads_of_two_rows():
    (form,) = read("""
项目支出绩效自评表 | < | < | < | < | < | < | < | < | <
项目名称 | 高龄津贴 | < | < | < | < | < | < | < | <
单位：万元
资金情况 | 预算数 | < | 到位数 | < | 执行数 | < | 预算执行率 | < | <
预算数/到位数/执行数 | 6.84 | < | 6.84 | < | 6.84 | < | 100.00 | < | <
其中:财政资金 | 6.84 | < | 6.84 | < | 6.84 | < | | |
一级指标 | 二级指标 | 三级指标 | 预期值 | < | < | 实际完成值 | 分值 | 自评得分 | 折算得分
^ | ^ | ^ | 符号 | 数值 | 单位 | ^ | ^ | ^ | ^
产出指标 | 质量指标 | 覆盖率 | >= | 98 | %(百分比) | 100% | 25 | 25 | 6.25
效果指标 | 社会效益指标 | 发放率 | >= | 75 | %(百分比) | 100% | 30 | 30 | 9
""")
    assert money(form, "label", "full_year_budget_text", "executed_text", "execution_rate_text") == [
        ("预算数/到位数/执行数", "6.84", "6.84", "100.00"),
        ("其中:财政资金", "6.84", "6.84", None),
    ]
    assert columns(
        form, "level3", "target_operator", "target_text", "target_unit", "actual_text", "max_points", "score_text"
    ) == [
        ("覆盖率", ">=", "98", "%(百分比)", "100%", "25", "25"),
        ("发放率", ">=", "75", "%(百分比)", "100%", "30", "30"),
    ]
    assert form.problems == []


def test_guangshui_points_of_every_level_and_a_review_column():
    (form,) = read("""
项目支出绩效评价评分表 | < | < | < | < | < | < | < | <
一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值 | 评价标准 | 自评分 | 复核分
项目决策 | 2 | 科学决策 | 2 | 必要性 | 1 | 有依据得1分 | 1 | 1
^ | ^ | ^ | ^ | 可行性 | 1 | 有论证得1分 | 1 | 0.5
项目管理 | 13 | 资金管理 | 13 | 资金使用 | 13 | 每查出一处扣1分 | 12 | 10
项目绩效 | 85 | 项目完成 | 85 | 完成数量 | 85 | 按比例 | 85 | 80
合计 | 100 | | 100 | | 100 | | 99 | 91.5
""")
    assert form.form_type == "evaluation_scoring"
    names = ("level1", "level1_points", "level2", "level2_points", "level3", "max_points", "criteria", "score_text")
    assert columns(form, *names) == [
        ("项目决策", "2", "科学决策", "2", "必要性", "1", "有依据得1分", "1"),
        ("项目决策", "2", "科学决策", "2", "可行性", "1", "有论证得1分", "1"),
        ("项目管理", "13", "资金管理", "13", "资金使用", "13", "每查出一处扣1分", "12"),
        ("项目绩效", "85", "项目完成", "85", "完成数量", "85", "按比例", "85"),
    ]
    assert form.head["total_score_text"].text == "99"


def test_tianjin_description_column_and_spelt_percent():
    (form,) = read("""
项目支出绩效目标表 | < | < | < | <
项目名称 | 安全隐患维修 | < | < | <
预算数（万元） | 20 | < | 其中：财政资金 | 20
绩效目标 | 消除安全隐患 | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标描述 | 指标值
产出指标 | 数量指标 | 维修面积 | 维修面积 | ≥400平方米
^ | 质量指标 | 验收合格率 | 验收合格率 | ≥98百分比
""")
    assert form.form_type == "target"
    assert form.head["goal"].text == "消除安全隐患"
    assert money(form, "label", "initial_budget_text") == [("预算数（万元）", "20"), ("其中：财政资金", "20")]
    assert columns(form, "level3", "explanation", "target_text") == [
        ("维修面积", "维修面积", "≥400平方米"),
        ("验收合格率", "验收合格率", "≥98百分比"),
    ]


def test_central_transfer_with_seven_lines_of_management():
    (form,) = read("""
中央对地方转移支付区域绩效自评表 | < | < | < | < | <
（2024年度） | < | < | < | < | <
转移支付（项目）名称 | < | 就业补助资金 | < | < | <
中央主管部门 | < | 人力资源和社会保障部 | < | < | <
地方主管部门 | < | 市人社局 | < | 资金使用单位 | 区人社局
资金投入情况（万元） | | | 全年预算数（A） | 全年执行数（B） | 预算执行率（B/A×100%）
^ | 年度资金总额： | < | 808.1 | 692.98 | 86%
^ | 其中：中央财政资金 | < | 808.1 | 692.98 | 86%
^ | 地方资金 | < | | |
^ | 其他资金 | < | | |
资金管理情况 | | | 情况说明 | < | 存在问题和改进措施
^ | 分配科学性 | < | 按因素法分配 | < | 无
^ | 下达及时性 | < | 30日内下达 | < | 无
总体目标完成情况 | 总体目标 | < | < | 全年实际完成情况 | <
^ | 落实就业创业政策 | < | < | 完成 | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 全年实际完成值
^ | 产出指标 | 数量指标 | 享受补贴人数 | ≥500人次 | 520人次
^ | ^ | 时效指标 | 资金支付 | 2024年12月底前 | 12月
说明 | 无 | < | < | < | <
""")
    assert form.form_type == "self_evaluation"
    assert form.head["project_name"].text == "就业补助资金"
    assert form.head["unit"].text == "区人社局"
    assert form.head["goal"].text == "落实就业创业政策"
    assert form.head["goal_actual"].text == "完成"
    assert money(form, "label", "full_year_budget_text", "executed_text", "execution_rate_text") == [
        ("年度资金总额：", "808.1", "692.98", "86%"),
        ("其中：中央财政资金", "808.1", "692.98", "86%"),
        ("地方资金", None, None, None),
        ("其他资金", None, None, None),
    ]
    assert columns(form, "level1", "target_text", "actual_text") == [
        ("产出指标", "≥500人次", "520人次"),
        ("产出指标", "2024年12月底前", "12月"),
    ]


def test_the_monitoring_form():
    (form,) = read("""
项目支出绩效目标执行监控表 | < | < | < | < | < | < | < | < | < | <
（2022年度） | < | < | < | < | < | < | < | < | < | <
项目名称 | < | 公益性岗位 | < | < | < | < | < | < | < | <
项目资金（万元） | | | 年初预算数 | 1-7月执行数 | 1-7月执行率 | 全年预计执行数 | < | < | < | <
^ | 年度资金总额 | < | 120 | 40 | 33.33% | 120 | < | < | < | <
^ | 其中：本年一般公共预算拨款 | < | 120 | 40 | 33.33% | 120 | < | < | < | <
年度总体目标 | 稳定就业 | < | < | < | < | < | < | < | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1-7月执行情况 | 全年预计完成情况 | 偏差原因分析 | < | 完成目标可能性 | 备注
^ | ^ | ^ | ^ | ^ | ^ | ^ | 经费保障 | 原因说明 | ^ | ^
^ | 产出指标 | 数量指标 | 岗位数 | ≥100个 | 60个 | 100个 | | 招聘较晚 | 确定能 |
""")  # noqa: E501  as wide as the form
    assert form.form_type == "monitoring"
    assert money(form, "label", "initial_budget_text", "executed_text", "execution_rate_text", "forecast_text") == [
        ("年度资金总额", "120", "40", "33.33%", "120"),
        ("其中：本年一般公共预算拨款", "120", "40", "33.33%", "120"),
    ]
    assert columns(
        form, "level3", "target_text", "actual_text", "forecast_text", "reason", "likelihood", "cause_funding"
    ) == [("岗位数", "≥100个", "60个", "100个", "招聘较晚", "确定能", None)]


def test_a_target_form_with_the_whole_period_beside_the_year():
    (form,) = read("""
项目支出绩效目标申报表 | < | < | < | < | < | <
（2023年度） | < | < | < | < | < | <
项目名称 | 博物馆免费开放 | < | < | < | < | <
主管部门及代码 | 市文旅局 | < | 实施单位 | 城市博物馆 | < | <
项目资金（万元） | 实施期资金总额： | 60 | 年度资金总额： | 20 | < | <
^ | 其中：财政拨款 | 60 | 其中：财政拨款 | 20 | < | <
^ | 其他资金 | 0 | 其他资金 | 0 | < | <
总体目标 | 实施期目标 | < | < | 年度目标 | < | <
^ | 三年开放900天 | < | < | 开放300天 | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值
^ | 产出指标 | 数量指标 | 开放天数 | =900天 | 数量指标 | 开放天数 | =300天
^ | ^ | 质量指标 | 考核完成率 | =100% | 质量指标 | 考核完成率 | ≥99%
""")
    assert form.form_type == "target"
    assert form.head["goal"].text == "开放300天"
    assert form.head["long_term_goal"].text == "三年开放900天"
    assert money(form, "label", "initial_budget_text") == [
        ("实施期资金总额", "60"),
        ("其中：财政拨款", "60"),
        ("其他资金", "0"),
        ("年度资金总额", "20"),
        ("其中：财政拨款", "20"),
        ("其他资金", "0"),
    ]
    assert columns(form, "level1", "level2", "level3", "target_text") == [
        ("产出指标", "数量指标", "开放天数", "=300天"),
        ("产出指标", "质量指标", "考核完成率", "≥99%"),
    ]


def test_a_target_form_with_the_whole_period_above_the_year():
    (form,) = read("""
绩效目标表 | < | < | < | <
项目名称 | 镇域基础设施 | < | < | <
资金总额 | 10606.7522 | < | < | <
长期绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
^ | 产出指标 | 数量指标 | 修路 | 30公里
年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
^ | 产出指标 | 数量指标 | 修路 | 10公里
""")
    assert columns(form, "level3", "target_text") == [("修路", "10公里")]
    assert [sentence for sentence, _ in form.problems] == ["实施期（中长期）指标没有读入，只检查年度指标"]
    assert money(form, "label", "initial_budget_text") == [("资金总额", "10606.7522")]


def test_a_whole_department_form_with_points_and_criteria():
    (form,) = read("""
部门整体支出绩效自评表 | < | < | < | < | < | < | <
序号 | 一级指标 | 二级指标 | 三级指标 | 指标分值 | 指标解释 | 指标说明及评分标准 | 自评得分
1 | 投入 | 目标设定 | 绩效目标合理性 | 4 | 是否合理 | 酌情 | 4
2 | 过程 | 预算执行 | 预算完成率 | 5 | 完成数/预算数 | 按率计分 | 4.5
总分 | | | | 9 | | | 8.5
""")
    assert form.form_type == "department_overall"
    assert columns(form, "level1", "level3", "max_points", "explanation", "criteria", "score_text") == [
        ("投入", "绩效目标合理性", "4", "是否合理", "酌情", "4"),
        ("过程", "预算完成率", "5", "完成数/预算数", "按率计分", "4.5"),
    ]
    assert (form.head["total_points"].text, form.head["total_score_text"].text) == ("9", "8.5")


def test_forms_stacked_on_one_sheet_and_heads_repeated_on_each_page():
    second = OFFICIAL.replace("农村道路养护", "桥梁加固").replace("附件1\n", "")
    repeated = "^ | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施\n"
    line = "^ | 效益指标"
    forms = read(OFFICIAL + "\n" + second.replace(line, repeated + line).lstrip())
    assert [form.head["project_name"].text for form in forms] == ["农村道路养护", "桥梁加固"]
    assert columns(forms[0], "level1", "level3", "score_text") == columns(forms[1], "level1", "level3", "score_text")
    assert texts(forms[0].head) | {"project_name": ""} == texts(forms[1].head) | {"project_name": ""}
    assert forms[1].title == "项目支出绩效自评表"


def test_an_execution_line_among_the_indicators_is_the_execution_score():
    (form,) = read("""
项目绩效自评表 | < | < | < | < | < | <
项目名称 | 水源地保护 | < | < | < | < | <
资金（万元） | | 预算数 | 执行数 | 执行率 | |
 | 年度资金总额 | 100 | 95 | 95% | |
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
预算执行 | 预算执行率 | 预算执行率 | 100% | 95% | 10 | 9.5
产出指标 | 数量指标 | 巡查次数 | ≥12次 | 12次 | 90 | 90
""")
    assert money(form, "label", "fund_points", "fund_score") == [("年度资金总额", "10", "9.5")]
    assert columns(form, "level3", "score_text") == [("巡查次数", "90")]


def test_amounts_beside_their_captions():
    (form,) = read("""
项目支出绩效自评表 | < | < | < | < | < | < | <
项目名称 | 护林员补助 | < | < | < | < | < | <
年初预算数 | 100 | 全年预算数 | 120 | 全年执行数 | 118 | 执行率 | 98.33%
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 备注
产出指标 | 数量指标 | 护林员 | 50人 | 50人 | 90 | 90 |
""")
    names = ("initial_budget_text", "full_year_budget_text", "executed_text", "execution_rate_text")
    assert money(form, *names) == [("100", "120", "118", "98.33%")]


def test_points_merged_over_several_lines_count_once():
    (form,) = read("""
项目支出绩效自评表 | < | < | < | < | < | < | <
项目资金（万元） | | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
^ | 年度资金总额 | 100 | 95 | 10 | 95% | 9.5 |
^ | 其中：财政拨款 | 100 | 95 | ^ | ^ | ^ |
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因
产出指标 | 数量指标 | 桥 | 1座 | 1座 | 20 | 20 | 无偏差
^ | ^ | 路 | 5公里 | 5公里 | ^ | ^ | ^
""")
    names = ("fund_points", "execution_rate_text", "fund_score")
    assert money(form, *names) == [("10", "95%", "9.5"), (None, None, None)]
    assert columns(form, "max_points", "score_text", "reason") == [("20", "20", "无偏差"), (None, None, "无偏差")]


def test_a_total_line_inside_the_block_s_caption():
    total = "总分 | < | < | < | < | < | 100 | 94.74 |"
    assert total in OFFICIAL
    (form,) = read(OFFICIAL.replace(total, "^ | 总　分 | < | < | < | < | 100 | 94.74 |"))
    (usual,) = read(OFFICIAL)
    assert said(form) == said(usual)


def test_an_unknown_head_is_named_with_its_cell():
    (form,) = read("""
项目支出绩效自评表 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 幸福指数 | 得分
产出指标 | 数量指标 | 护林员 | 50人 | 9 | 10
""")
    assert form.problems == [("没有认出表头“幸福指数”，这一列没有读入", "E2")]


@pytest.mark.parametrize(
    "drawing",
    [
        "通讯录\n姓名 | 电话\n张三 | 123",
        "项目名称 | 预算数 | 执行数\n道路 | 10 | 9\n桥梁 | 20 | 20",
        "备注",
    ],
)
def test_other_tables_are_no_forms(drawing):
    cells, merged = drawn(drawing)
    assert find_forms(Sheet("表", cells, merged)) == []


def test_previews_and_helper_sheets_of_our_templates_are_left_out():
    cells, merged = drawn(OFFICIAL)
    cells |= {(5, 11): "预览：执行率", (6, 11): "50%", (12, 11): "预览：得分", (13, 11): "1"}
    with_previews = find_forms(Sheet("表", cells, merged))
    assert [said(form) for form in with_previews] == [said(form) for form in read(OFFICIAL)]
    assert find_forms(Sheet("_名单", cells, merged)) == []
