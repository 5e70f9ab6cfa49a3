"""One fault at a time in clean forms of six sectors: its check fires at its cell, and nothing else does.

The clean forms (`clean/*.json`) are made up; none gives a finding. A fault sets cells by their path and names the
checks that must fire, with the cells they point at; a second check is named where the fault is two by nature (a wrong
score makes the total right by mistake). `HARMLESS` are edits that look like faults and are none.
"""

import copy
import json
import re
from pathlib import Path

import pytest

from wenxiao.forms.assessment import assess
from wenxiao.forms.records import form_from_record
from wenxiao.rules.catalogue import rulebook

CLEAN = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (Path(__file__).parent / "clean").glob("*.json")
}


def edited(form, edits):
    """A copy of a clean form with some cells set; a list grows by a line whose number is one too high."""
    record = copy.deepcopy(CLEAN[form])
    for path, value in edits.items():
        *parents, last = [int(each) if each.isdigit() else each for each in re.findall(r"[^\[\].]+", path)]
        place = record
        for each in parents:
            place = place[each]
        if isinstance(place, list) and last == len(place):
            place.append(value)
        else:
            place[last] = value
    return record


def found(record):
    """Code and cell of every finding that is more than information."""
    (assessment,) = assess([form_from_record(record)], rulebook())
    return sorted((each.code, each.cell) for each in assessment.findings if each.severity.value != "info")


def fault(form, edits, *expected):
    """One seeded fault: expected are texts like ``QC-012 budget[0].execution_rate``."""
    name = f"{expected[0].split()[0]} {form} {', '.join(f'{path}={value}' for path, value in edits.items())}"
    return pytest.param(form, edits, sorted(tuple(each.split()) for each in expected), id=name[:120])


def line(number, **texts):
    return {f"indicators[{number}].{name}": text for name, text in texts.items()}


def fund(number, **texts):
    return {f"budget[{number}].{name}": text for name, text in texts.items()}


def spent(number, executed, rate, **texts):
    return fund(number, executed=executed, execution_rate=rate, **texts)


HIDDEN = "QC-027 total_score"  # the printed total agrees with the wrong part
SPLIT = "QC-004 indicators[0].weight"  # the level-1 points no longer follow a scheme
EMPTY_FUND = {"label": "其他资金", "initial_budget": 0, "full_year_budget": 0, "executed": 0}

ARITHMETIC = [
    # QC-001 points add to 100
    fault("health", {**fund(0, weight=20, score=19.6), "total_score": 109.6}, "QC-001 weight_total_printed"),
    fault("water", {**fund(0, weight=5, score=4.85), "total_score": 94.2}, "QC-001 weight_total_printed"),
    fault("culture", {**line(0, weight=5, score=5), "total_score": 90.5}, "QC-001 total_score"),
    fault("health", {**line(1, weight=12, score=12), "total_score": 101.8}, "QC-001 weight_total_printed", SPLIT),
    # QC-002 points of the lines add to those of the heading
    fault("education", {"level1_points_printed.产出指标": 45}, "QC-002 indicators[0].weight"),
    fault("water", {"level1_points_printed.满意度指标": 15}, "QC-002 indicators[6].weight"),
    fault(
        "education", {**line(5, weight=10, score=10), **line(8, weight=15, score=15)},
        "QC-002 indicators[5].weight", "QC-002 indicators[8].weight", SPLIT,
    ),
    # QC-008 the total is the sum
    fault("education", {"total_score": 94.9}, "QC-008 total_score"),
    fault("culture", {"total_score": 96}, "QC-008 total_score"),
    fault("water", {"total_score": 99}, "QC-008 total_score"),
    fault("health", {"total_score": 99.78}, "QC-008 total_score"),
    # QC-009 the total line is the sum of the components
    fault("education", fund(2, initial_budget=30), "QC-009 budget[0].full_year_budget"),
    fault("education", spent(1, 89.8, "89.80%"), "QC-009 budget[0].full_year_budget"),
    fault("roads", fund(2, initial_budget=40), "QC-009 budget[0].full_year_budget"),
    fault("water", fund(2, full_year_budget=302, execution_rate="98.81%"), "QC-009 budget[0].full_year_budget"),
    # QC-011 spending within the budget
    fault(
        "education",
        {**spent(0, 130, "108.33%", score=10), **spent(1, 110, "110.00%"),
         "total_score": 99.5},
        "QC-011 budget[0].executed",
    ),
    fault(
        "health",
        {**spent(0, 2100000, "105%", score=10), **spent(1, 2100000, "105%"),
         "total_score": 100},
        "QC-011 budget[0].executed",
    ),
    fault(
        "water",
        {**spent(0, 830, "101.22%", score=10), **spent(1, 510, "102.00%"),
         **spent(2, 320, "100.00%"), "total_score": 99.35},
        "QC-011 budget[0].executed",
    ),
    # QC-012 the rate is the quotient
    fault("education", fund(0, execution_rate="98.00%"), "QC-012 budget[0].execution_rate", HIDDEN),
    fault("health", fund(0, execution_rate="100%"), "QC-012 budget[0].execution_rate", HIDDEN),
    fault("education", fund(1, execution_rate="89.80%"), "QC-012 budget[1].execution_rate"),
    fault("water", fund(2, execution_rate="95%"), "QC-012 budget[2].execution_rate"),
    # QC-013 the execution score is rate × points
    fault("education", {**fund(0, score=10), "total_score": 99.5}, "QC-013 budget[0].score", HIDDEN),
    fault("health", {**fund(0, score=9), "total_score": 99}, "QC-013 budget[0].score", HIDDEN),
    fault("water", {**fund(0, score=9.07), "total_score": 98.42}, "QC-013 budget[0].score", HIDDEN),
    # QC-021 nothing divided by nothing is no rate
    fault("health", {"budget[2]": EMPTY_FUND | {"execution_rate": "0%"}}, "QC-021 budget[2].execution_rate"),
    fault("education", {"budget[3]": EMPTY_FUND | {"execution_rate": "100%"}}, "QC-021 budget[3].execution_rate"),
    fault("water", {"budget[3]": {"label": "其他资金", "execution_rate": "0.00%"}}, "QC-021 budget[3].execution_rate"),
    # QC-022 components carry no points
    fault("education", fund(1, weight=10, score=9.88), "QC-022 budget[1].score"),
    fault("health", fund(1, weight=10, score=9.8), "QC-022 budget[1].score"),
    fault("water", fund(2, weight=5), "QC-022 budget[2].score"),
    # QC-023 execution has points
    fault(
        "water",
        {**fund(0, weight=None, score=None), **line(6, weight=20, score=20), "level1_points_printed.满意度指标": 20,
         "total_score": 109.35 - 10},
        "QC-023 budget[0].weight",
    ),
    fault(
        "water",
        {**fund(0, weight=None, score=None), **line(4, weight=25, score=25), "level1_points_printed.效益指标": 40,
         "total_score": 99.35},
        "QC-023 budget[0].weight",
    ),
    fault(
        "health", {**fund(0, weight=None, score=None), **line(5, weight=20, score=20), "total_score": 100},
        "QC-023 budget[0].weight", SPLIT,
    ),
    # QC-118 little money spent, everything done (and QC-015: no reason for the low rate)
    fault(
        "health",
        {**spent(0, 1000000, "50%", score=5), **spent(1, 1000000, "50%"),
         "total_score": 95},
        "QC-118 budget[0].execution_rate", "QC-015 budget[0].execution_rate",
    ),
    fault(
        "health",
        {**spent(0, 1180000, "59%", score=5.9), **spent(1, 1180000, "59%"),
         "total_score": 95.9},
        "QC-118 budget[0].execution_rate", "QC-015 budget[0].execution_rate",
    ),
    fault(
        "water",
        {**spent(0, 410, "50.00%", score=5), **spent(1, 210, "42.00%"),
         **spent(2, 200, "62.50%"), "total_score": 94.35},
        "QC-118 budget[0].execution_rate", "QC-015 budget[0].execution_rate",
    ),
    # QC-121 the grade follows the total
    fault("education", {"grade": "良"}, "QC-121 grade"),
    fault("water", {"grade": "良好"}, "QC-121 grade"),
    fault("culture", {"grade": "中"}, "QC-121 grade"),
    # QC-122 a completed form is filled
    fault("education", line(0, score=None), "QC-122 indicators[0].score"),
    fault("water", line(1, actual=None), "QC-122 indicators[1].score"),
    fault("culture", line(6, score=None), "QC-122 indicators[6].score"),
    fault("health", fund(0, score=None), "QC-122 budget[0].score"),
    # QC-123 a saving is not deducted
    fault("health", {**line(0, score=18), "total_score": 97.8}, "QC-123 indicators[0].score"),
    fault("health", {**line(0, actual="60元/人", score=15), "total_score": 94.8}, "QC-123 indicators[0].score"),
    fault("education", {**line(4, score=9.83), "total_score": 99.23}, "QC-123 indicators[4].score"),
    # QC-124 a missed target is not scored in full, in both directions
    fault("education", {**line(1, score=10), "total_score": 99.9}, "QC-124 indicators[1].score"),
    fault("culture", {**line(5, score=15), "total_score": 97}, "QC-124 indicators[5].score"),
    fault("health", line(0, actual="85元/人"), "QC-124 indicators[0].score"),
    fault("education", line(6, actual="1次"), "QC-124 indicators[6].score"),
    # QC-125 a deduction has grounds
    fault("education", {**line(5, score=14), "total_score": 98.4}, "QC-125 indicators[5].score"),
    fault("education", line(1, deviation_reason_short=None), "QC-125 indicators[1].score"),
    fault("culture", line(3, deviation_reason_short=" "), "QC-125 indicators[3].score"),
    # QC-126 a score is proportional to completion
    fault("education", {**line(1, score=9), "total_score": 98.9}, "QC-126 indicators[1].score"),
    fault("culture", {**line(5, score=12), "total_score": 94}, "QC-126 indicators[5].score"),
    fault("water", {**line(5, score=14), "total_score": 98.7}, "QC-126 indicators[5].score"),
    fault(
        "health",
        {**line(0, actual="100元/人", score=10, deviation_reason_short="涨价"), "total_score": 89.8, "grade": "良"},
        "QC-126 indicators[0].score",
    ),
]  # fmt: skip

DRAFTING = [
    # QC-206 (T1) a rate is not asked to exceed 100 %
    fault("roads", line(2, target="≥100%"), "QC-206 indicators[2].target"),
    fault("policing", line(2, target="不低于100%"), "QC-206 indicators[2].target"),
    fault("education", line(2, target=">=100%"), "QC-206 indicators[2].target"),
    fault("roads", line(2, target="≤100%"), "QC-206 indicators[2].target"),
    fault("roads", line(2, target="≥100百分比"), "QC-206 indicators[2].target", "QC-222 indicators[2].target"),
    # QC-222 (T2) units
    fault("education", line(0, actual="3500"), "QC-222 indicators[0].target"),
    fault("health", line(1, actual="4120人次"), "QC-222 indicators[1].target"),
    fault("roads", line(1, target="≥8600"), "QC-222 indicators[1].target"),
    fault("policing", line(2, target="≥97百分比"), "QC-222 indicators[2].target"),
    fault("policing", line(4, target="≤600"), "QC-222 indicators[4].target"),
    fault("roads", line(4, target="≤10万/公里"), "QC-222 indicators[4].target"),
    fault("education", fund(0, executed="118.8万元"), "QC-222 budget[0].full_year_budget"),
    # QC-221 (T3) operators
    fault("roads", line(1, target="8600米"), "QC-221 indicators[1].target"),
    fault("roads", line(1, target="=8600米"), "QC-221 indicators[1].target"),
    fault("roads", line(4, target="≥10万元/公里"), "QC-221 indicators[4].target"),
    fault("policing", line(6, target="≥1起"), "QC-221 indicators[6].target"),
    fault("policing", line(7, target="≤90%"), "QC-221 indicators[7].target"),
    fault("policing", line(3, target="≥10分钟"), "QC-221 indicators[3].target"),
    fault("policing", line(1, target="≤40场"), "QC-221 indicators[1].target"),
    fault("roads", line(6, target="≥提高"), "QC-221 indicators[6].target"),
    # QC-205 (T4) targets that cannot be measured
    fault("roads", line(6, target="长期"), "QC-205 indicators[6].target"),
    fault("policing", line(5, target="有效提升"), "QC-205 indicators[5].target"),
    fault("policing", line(6, target="是"), "QC-205 indicators[6].target"),
    fault("roads", line(6, target="已完成"), "QC-205 indicators[6].target"),
    fault("education", line(7, target="满足教学需要", actual="达成预期指标"), "QC-205 indicators[7].target"),
    fault("roads", line(3, target="及时完工"), "QC-205 indicators[3].target", "QC-211 indicators[3].target"),
    # QC-106, QC-107 (T5) targets set too low
    fault("education", line(5, actual="1800人"), "QC-106 indicators[5].deviation_reason_short"),
    fault("health", line(2, actual="40场"), "QC-106 indicators[2].deviation_reason_short"),
    fault("water", line(1, actual="5座"), "QC-106 indicators[1].deviation_reason_short"),
    fault("policing", line(2, level3="辅警工资发放准确率", target="≥95%"), "QC-107 indicators[2].target"),
    fault("education", line(3, level3="教师工资按时足额发放率", target="≥98%"), "QC-107 indicators[3].target"),
    fault("roads", line(2, level3="养护补助资金发放率", target="≥75%"), "QC-107 indicators[2].target"),
    # QC-219 (T6) indicators that stand in the wrong place or have no name
    fault("roads", line(2, level3="工程按期完工率"), "QC-219 indicators[2].level3"),
    fault("policing", line(2, level3="培训民警满意度"), "QC-219 indicators[2].level3"),
    fault("policing", line(3, level3="预算执行率", target="≥95%"), "QC-219 indicators[3].level3"),
    fault("roads", line(6, level3="项目是否可持续", target="≥15年"), "QC-219 indicators[6].level3"),
    fault("education", line(4, level3="资金使用效率", target="≥95%", actual="96%"), "QC-219 indicators[4].level3"),
    fault("roads", line(5, level3="群众满意度", target="≥2.3%"), "QC-219 indicators[5].level3", "QC-224 goal"),
    fault("policing", line(0, level3="视频维护经费", target="≥2600元"), "QC-219 indicators[0].level3"),
    fault("policing", line(6, level3="=0起"), "QC-219 indicators[6].level3"),
    # QC-224 (T7) goal and indicators
    fault("roads", {"goal": "新建农村公路53公里，安装护栏8600米"}, "QC-224 goal"),
    fault("policing", {"goal": "维护视频点位2600个，开展反诈宣传60场"}, "QC-224 goal"),
    fault("education", {"goal": "维修校舍5300平方米，培训教师200人次"}, "QC-224 goal"),
    fault("environment", {"goal": "开展执法检查120次，清运积存垃圾0.8万吨"}, "QC-224 goal"),
    # QC-220 (T8) blank targets
    fault("roads", line(6, target=None), "QC-220 indicators[6].target"),
    fault("policing", line(2, target="≥ %"), "QC-220 indicators[2].target"),
    fault("education", line(7, target="年"), "QC-220 indicators[7].target"),
    fault("environment", line(5, target="≥"), "QC-220 indicators[5].target"),
    # QC-111 (V1) actual values that are no numbers
    fault("education", line(0, actual="完成"), "QC-111 indicators[0].actual"),
    fault("health", line(3, actual="≥63%"), "QC-111 indicators[3].actual"),
    fault("culture", line(4, actual="达到预期目标"), "QC-111 indicators[4].actual"),
    fault("education", line(2, actual="3处"), "QC-111 indicators[2].actual"),
    fault("water", line(1, actual="是"), "QC-111 indicators[1].actual"),
    # QC-025 (N1) execution rates that are no percentages
    fault("education", fund(0, execution_rate="99"), "QC-025 budget[0].execution_rate"),
    fault("health", fund(0, execution_rate="0.98"), "QC-025 budget[0].execution_rate"),
    fault("water", fund(1, execution_rate="0.994"), "QC-025 budget[1].execution_rate"),
    fault("water", fund(0, execution_rate="九成七"), "QC-025 budget[0].execution_rate"),
    # QC-024 (N2) required amounts that are blank
    fault("education", fund(0, initial_budget=None), "QC-024 budget[0].full_year_budget"),
    fault("roads", fund(0, initial_budget=None), "QC-024 budget[0].full_year_budget"),
    fault("health", fund(0, initial_budget=None, full_year_budget=None), "QC-024 budget[0].full_year_budget"),
    # QC-302b (X1) what a template left behind
    fault("education", {"goal": "农村学校校舍维修与教师培训"}, "QC-302b goal"),
    fault("education", {"goal_actual": CLEAN["education"]["goal"]}, "QC-302b goal"),
    fault("health", {"conclusion": "（此处填写评价结论，200字以内）"}, "QC-302b goal"),
    fault("roads", line(1, level3="××护栏安装长度"), "QC-302b indicators[1].level3"),
    fault("environment", {"goal": "请根据项目实际填写年度总体目标"}, "QC-302b goal"),
]  # fmt: skip

OTHERS = [
    # QC-004 level-1 points
    fault(
        "education",
        {"level1_points_printed": {}, **line(4, weight=5, score=5), **line(5, weight=20, score=20)},
        SPLIT,
    ),
    # QC-026 the same money stated twice
    fault(
        "education",
        line(4, level3="项目总成本", target="≤120万元", actual="120万元"),
        "QC-026 indicators[4].actual",
    ),
    # QC-307 signatures
    fault("education", {"project_head": "", "finance_head": "李四"}, "QC-307 project_head"),
    # QC-401 pace, QC-405 gap, QC-402, 403, 404 likelihood, QC-408 limit
    fault(
        "environment", {**spent(0, 98, "49.00%"), **spent(1, 98, "49.00%")},
        "QC-401 budget[0].executed", "QC-405 budget[0].executed",
    ),
    fault("environment", {**line(0, actual="110次"), **line(1, actual="480吨")}, "QC-405 budget[0].executed"),
    fault("environment", line(1, likelihood="完全不可能"), "QC-402 indicators[1].deviation_reason_short"),
    fault("environment", line(1, forecast="420吨"), "QC-403 indicators[1].deviation_reason_short"),
    fault("environment", line(0, forecast="110次"), "QC-404 indicators[0].likelihood"),
    fault(
        "environment",
        {**spent(0, 210, "105%"), **spent(1, 210, "105%"),
         **line(0, actual="120次"), **line(1, actual="500吨")},
        "QC-408 budget[0].executed",
    ),
]  # fmt: skip


def harmless(form, edits):
    return pytest.param(form, edits, id=f"{form} {', '.join(f'{path}={value}' for path, value in edits.items())}"[:120])


HARMLESS = [
    harmless("education", fund(0, execution_rate="99%")),
    harmless("education", fund(0, execution_rate="99.00")),
    harmless("education", fund(1, execution_rate="99%")),
    harmless("education", line(5, actual="1500人")),
    harmless("education", line(4, actual="0.0295万元/平方米", target="≤0.03万元/平方米")),
    harmless("education", line(6, target="0次", actual="0")),
    harmless("education", line(7, target="符合《中小学校设计规范》", actual="达成预期指标")),
    harmless("education", line(0, target="≥0.35万平方米", actual="0.35万平方米")),
    harmless("education", {"goal": "维修校舍0.35万平方米，培训教师200人次"}),
    harmless("education", {"goal": "全县现有教师3600人，培训教师200人次"}),
    harmless("education", {"goal": "申请资金120万元，改善办学条件"}),
    harmless("health", line(0, level3="人均补助标准", target="=80元/人", actual="80元/人")),
    harmless("health", line(4, target="≥95%")),
    harmless("health", line(6, level3="医疗纠纷投诉率", target="≤2%", actual="1.5%")),
    harmless("water", line(1, level3="预算科目调整次数", target="≤10次", actual="3次") | {"goal": "治理河道12.5公里"}),
    harmless("water", line(3, target="≤24小时", actual="20小时", level3="险情处置响应时间")),
    harmless("water", {"budget[3]": {"label": "其他资金"}}),
    harmless("water", {"budget[3]": EMPTY_FUND}),
    harmless(
        "roads",
        {"indicators[8]": {"level1": "效益指标", "level2": "生态效益指标", "level3": "指标1：", "target": None}},
    ),
    harmless("roads", line(0, level3="新建农村公路里程（≥**公里）")),
    harmless("roads", line(3, target="按月考核，12月底前完工")),
    harmless("roads", line(4, target="不超过10万元/公里")),
    harmless("roads", line(5, target="≥23000人")),
    harmless("roads", line(6, level3="节约养护成本", target="≥15万元")),
    harmless("policing", line(5, target="≥60%", level3="电信诈骗案件立案数下降率")),
    harmless("policing", line(6, target="不发生")),
    harmless("policing", line(1, target="≥1场/周") | {"goal": "维护视频点位2600个"}),
    harmless("policing", line(2, target="≥97", level3="视频监控在线率(%)")),
    harmless(
        "environment",
        line(4, level3="PM2.5平均浓度", target="≤35微克/立方米", actual="33微克/立方米", forecast="34微克/立方米"),
    ),
    harmless("environment", line(1, forecast="420吨", deviation_reason_short="运输车辆检修，10月底前补齐")),
    harmless("culture", line(4, actual="306日")),
    harmless("culture", {"complete": False, "total_score": 97}),
]


def test_clean_forms_of_every_kind():
    assert {record["form_type"] for record in CLEAN.values()} == {
        "self_evaluation", "target", "monitoring", "department_overall", "evaluation_scoring",
    }  # fmt: skip


@pytest.mark.parametrize("form", sorted(CLEAN))
def test_a_clean_form_has_no_findings(form):
    (assessment,) = assess([form_from_record(CLEAN[form])], rulebook())
    assert [each.message for each in assessment.findings] == []


@pytest.mark.parametrize(("form", "edits", "expected"), ARITHMETIC + DRAFTING + OTHERS)
def test_a_fault_is_found_at_its_cell_and_nothing_else_is(form, edits, expected):
    assert found(edited(form, edits)) == expected


@pytest.mark.parametrize(("form", "edits"), HARMLESS)
def test_what_looks_like_a_fault_and_is_none(form, edits):
    assert found(edited(form, edits)) == []
