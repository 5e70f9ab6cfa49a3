"""Raw forms as typed frames: units, roles of money lines, rates, dimensions, and what is said of unread cells."""

import polars as pl
import pytest

from wenxiao.forms.frames import DIMENSIONS, SCHEMA, SUB_DIMENSIONS
from wenxiao.forms.grid import UNCOMPUTED
from wenxiao.forms.raw import Cell, FormType, RawForm
from wenxiao.forms.typing import dimension, fund_roles, sub_dimension, tables, unit_in_name
from wenxiao.kernel.columns import Grain


def form(head=None, funds=(), indicators=(), title=""):
    def line(texts, block):
        return {name: Cell(text, f"{block}.{name}") for name, text in texts.items()}

    return RawForm(
        FormType.SELF_EVALUATION,
        sheet="表",
        title=title,
        head=line(head or {}, "head"),
        funds=[line(each, f"F{row}") for row, each in enumerate(funds)],
        indicators=[line(each, f"I{row}") for row, each in enumerate(indicators)],
    )


def first(raw, grain):
    """The first row of a grain, and all findings."""
    typed, findings = tables([raw])
    return typed.at(grain).row(0, named=True), findings


def fund(texts, unit=None):
    return first(form({"amount_unit": unit} if unit else {}, [{"label": "年度资金总额", **texts}]), Grain.FUND)


def indicator(texts):
    return first(form(indicators=[texts]), Grain.INDICATOR)


def said(findings):
    return [(each.code, each.severity.value, each.cell) for each in findings]


def test_frames_have_exactly_the_schema_whatever_the_forms_hold():
    for forms in ([], [form()], [form(funds=[{"label": "总额"}], indicators=[{"level1": "产出指标"}])] * 2):
        typed, _ = tables(forms)
        for grain in Grain:
            keys = {"form": pl.UInt32} if grain is Grain.FORM else {"form": pl.UInt32, "row": pl.UInt16}
            expected = keys | {name: column.dtype for name, column in SCHEMA[grain].items()}
            assert dict(typed.at(grain).schema) == expected


def test_lines_are_keyed_by_form_and_row():
    forms = [form(indicators=[{"level3": "a"}, {"level3": "b"}]), form(), form(indicators=[{"level3": "c"}])]
    typed, _ = tables(forms)
    assert typed.form.get_column("form").to_list() == [0, 1, 2]
    assert typed.indicator.select("form", "row", "level3").rows() == [(0, 0, "a"), (0, 1, "b"), (2, 0, "c")]


@pytest.mark.parametrize(
    ("text", "unit", "fen"),
    [
        ("43.2", None, 43_200_000), ("43.2", "万元", 43_200_000), ("387664.62", "元", 38_766_462),
        ("4.54", "亿元", 45_400_000_000), ("14474.11553", "单位：万元", 14_474_115_530), ("12", "千元", 1_200_000),
        ("1,234.56", "元", 123_456), ("１２．５", "元", 1_250), ("0", "元", 0), ("620.82万元", "元", 620_820_000),
        ("15元(应为万元)", "万元", 1_500), ("0.000001", "万元", 1), ("4000000000000", "元", 400_000_000_000_000),
        (None, "元", None), ("", "元", None), ("—", "元", None), ("/", "元", None),
    ],
)  # fmt: skip
def test_amounts_become_fen_exactly(text, unit, fen):
    row, findings = fund({"executed_text": text}, unit)
    assert row["executed_amount"] == fen
    assert row["executed_text"] == text
    assert findings == []


@pytest.mark.parametrize(
    ("text", "value", "code", "severity"),
    [
        ("-5", -500, "RD-005", "error"),
        ("1000000000000000000", None, "RD-006", "error"),
        ("1e400000000", None, "RD-006", "error"),
        ("4000000000000.01", None, "RD-006", "error"),
        ("0.005", 1, "RD-007", "warning"),
        ("NaN", None, "RD-010", "error"),
        ("#DIV/0!", None, "RD-010", "error"),
        ("十二", None, "RD-004", "warning"),
        ("12a", None, "RD-004", "warning"),
        ("1,2", None, "RD-004", "warning"),
        ("12个", None, "RD-004", "warning"),
        (UNCOMPUTED, None, "RD-012", "error"),
    ],
)
def test_an_amount_that_is_none_is_said_with_its_cell(text, value, code, severity):
    row, findings = fund({"executed_text": text}, "元")
    assert row["executed_amount"] == value
    assert said(findings) == [(code, severity, "F0.executed_text")]
    assert findings[0].sheet == "表"
    assert (findings[0].block, findings[0].row, findings[0].field) == ("fund", 0, "executed_text")
    assert findings[0].message


@pytest.mark.parametrize(("texts", "expected"), [({"executed_text": "5万元"}, True), ({"executed_text": "5"}, False)])
def test_a_unit_in_an_amount_cell_is_noted(texts, expected):
    assert fund(texts)[0]["unit_in_cell"] is expected


def test_a_unit_in_the_label_is_that_line_s_unit():
    row, _ = first(form({"amount_unit": "万元"}, [{"label": "下达(亿元)", "executed_text": "1"}]), Grain.FUND)
    assert row["executed_amount"] == 10_000_000_000


def test_an_unknown_amount_unit_is_said_and_taken_for_the_usual_one():
    row, findings = fund({"executed_text": "1"}, "块")
    assert row["executed_amount"] == 1_000_000
    assert said(findings) == [("RD-008", "warning", "head.amount_unit")]


@pytest.mark.parametrize(
    ("text", "kind", "value", "places"),
    [
        ("86.2%", "PERCENT", 862_000, 1), ("100.00％", "PERCENT", 1_000_000, 2), ("102.59%", "PERCENT", 1_025_900, 2),
        ("20", "BARE", 200_000, 0), ("1", "BARE", 10_000, 0), ("100.00", "BARE", 1_000_000, 2),
        ("0.862", "BARE", 8_620, 3),
        ("3824.26元", "OTHER", None, None), ("达标", "OTHER", None, None), ("9" * 30, "OTHER", None, None),
        (None, "BLANK", None, None), ("—", "BLANK", None, None),
    ],
)  # fmt: skip
def test_an_execution_rate_is_read_as_it_was_written(text, kind, value, places):
    row, findings = fund({"execution_rate_text": text})
    assert (row["execution_rate_kind"], row["execution_rate_value"], row["execution_rate_places"]) == (
        kind,
        value,
        places,
    )
    assert row["execution_rate_text"] == text
    assert findings == []


@pytest.mark.parametrize(
    ("labels", "roles"),
    [
        ("年度资金总额 其中：当年财政拨款 上年结转资金 其他资金", "T c c c"),
        ("总额 其中:财政资金 财政专户管理资金 单位资金 其他资金", "T c c c c"),
        ("资金总额 财政拨款 其中:上级财政资金 其中:本级财政 自有资金 其他", "T c - - c c"),
        ("年度资金总额 其中:财政拨款 其中:中央补助 省级补助 其他资金", "T c - - c"),
        ("项目总预算 其中:财政资金 其中:其它资金", "T c c"),
        ("年度资金总额 其中:中央财政资金 地方财政资金 其他资金", "T c c c"),
        ("年度资金总额 一般公共预算 政府性基金拨款 其他资金 基本支出 项目支出", "T c c c c c"),
        ("一般预算内拨款 合计", "c T"),
        ("项目总投资 中央补助 省级财政 其他资金 预算申报数", "T c c c -"),
        ("预算数/到位数/执行数 其中:财政资金 其他", "T c c"),
        ("中央 省级 其他批次", "c c c"),
        ("下达财政专项扶贫资金", "T"),
        ("实施期资金总额 其中:财政拨款 其他资金 年度资金总额 其中:财政拨款 其他资金", "- - - T c c"),
        ("实施期资金总额 其中:财政拨款", "T c"),
        ("", "T"),
    ],
)
def test_roles_of_money_lines(labels, roles):
    names = {"total": "T", "component": "c", "": "-"}
    assert [names[role] for role in fund_roles(labels.split() or [""])] == roles.split()


@pytest.mark.parametrize(
    ("text", "value", "codes"),
    [
        ("8.62", 862, []), ("10分", 1_000, []), ("１０", 1_000, []), ("10%", 1_000, []),
        ("—", None, []), (None, None, []),
        ("8.625", 863, ["RD-007"]), ("优", None, ["RD-004"]), ("-1", -100, []), ("1" * 19, None, ["RD-006"]),
    ],
)  # fmt: skip
def test_points_have_two_decimals(text, value, codes):
    row, findings = indicator({"score_text": text})
    assert (row["score"], row["score_text"]) == (value, text)
    assert [each.code for each in findings] == codes


def test_points_of_headings_come_from_their_cell_or_from_the_heading():
    assert indicator({"level1": "产出指标(50分)"})[0]["level1_points"] == 5_000
    assert indicator({"level1": "产出指标（50）", "level1_points": "40"})[0]["level1_points"] == 4_000
    row, findings = indicator({"level1": "成本指标", "level1_points": "0-20"})
    assert (row["level1_points"], findings) == (None, [])


@pytest.mark.parametrize(
    ("texts", "target", "actual"),
    [
        ({"target_text": "≥95%", "actual_text": "96%"}, ("NUMBER", "GE", 950_000, "%"), ("NUMBER", None, 960_000, "%")),
        (
            {"target_operator": "≥", "target_text": "95", "target_unit": "%", "actual_text": "96"},
            ("NUMBER", "GE", 950_000, "%"),
            ("NUMBER", None, 960_000, "%"),
        ),
        (
            {"target_operator": "正向指标", "target_text": "≤5", "target_unit": "万元", "actual_text": "4万元"},
            ("NUMBER", "LE", 50_000, "万元"),
            ("NUMBER", None, 40_000, "万元"),
        ),
        (
            {"target_operator": "定性", "target_text": "改善", "target_unit": "项", "actual_text": "达成预期指标"},
            ("QUALITATIVE", None, None, None),
            ("DONE", None, None, None),
        ),
        ({"target_text": "3", "target_unit": "标段"}, ("NUMBER", None, 30_000, "标段"), ("BLANK", None, None, None)),
        ({"target_text": "3", "target_unit": "无"}, ("NUMBER", None, 30_000, None), ("BLANK", None, None, None)),
        ({"target_operator": "≥", "target_unit": "公里"}, ("BLANK", "GE", None, "公里"), ("BLANK", None, None, None)),
    ],
)
def test_operator_value_and_unit_stand_in_one_cell_or_in_three(texts, target, actual):
    row, _ = indicator(texts)
    parts = ("kind", "operator", "value", "unit")
    assert tuple(row[f"target_{part}"] for part in parts) == target
    got = tuple(row[f"actual_{part}"] for part in parts)
    assert got[:3] == actual[:3]


def test_an_adjusted_target_left_blank_is_the_initial_one():
    assert indicator({"initial_target_text": "≥5个", "target_text": None})[0]["target_value"] == 50_000
    assert indicator({"initial_target_text": "≥5个", "target_text": "≥6个"})[0]["target_value"] == 60_000


def test_a_target_in_three_cells_is_kept_as_one_text():
    row, _ = indicator({"target_operator": "≥", "target_text": "95", "target_unit": "%"})
    assert row["target_text"] == "≥95%"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"target_text": "20xx年度"}, [("RD-002", "warning", "I0.target_text")]),
        ({"actual_text": "338户889人"}, [("RD-003", "info", "I0.actual_text")]),
        ({"target_text": UNCOMPUTED}, [("RD-012", "error", "I0.target_text")]),
        ({"target_text": "效果明显", "actual_text": "12月"}, []),
    ],
)
def test_a_writing_that_is_no_number_is_said_with_its_cell(texts, expected):
    assert said(indicator(texts)[1]) == expected


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("支持企业数量(家)", "家"), ("安装（米）", "米"), ("完成及时率%", "%"), ("满意度(%)", "%"),
        ("服务外包(万美元)", "万美元"),
        ("成本控制数(万元)", "万元"), ("公猪舍(≥**平方米)", "平方米"), ("足额保障率(参保率)", None),
        ("发放(缴纳)覆盖率", None), ("88(内容栏只填数字)", None), ("质量达标率100%", None), ("", None),
    ],
)  # fmt: skip
def test_a_unit_in_the_name_of_an_indicator(name, unit):
    assert unit_in_name(name) == unit


@pytest.mark.parametrize(
    ("level1", "level2", "expected"),
    [
        ("产出指标", "数量指标", ("OUTPUT", "QUANTITY")),
        ("产出指标", "质量指标", ("OUTPUT", "QUALITY")),
        ("产出指标", "时效指标", ("OUTPUT", "TIMELINESS")),
        ("产出指标", "成本指标", ("OUTPUT", "COST")),
        ("产出指标", "经济成本指标", ("OUTPUT", "ECONOMIC_COST")),
        ("产出", "产出数量", ("OUTPUT", "QUANTITY")),
        ("成本指标", "社会成本指标", ("COST", "SOCIAL_COST")),
        ("成本指标", "生态环境成本指标", ("COST", "ENVIRONMENTAL_COST")),
        ("效益指标", "经济效益指标", ("OUTCOME", "ECONOMIC")),
        ("效果指标", "社会效益指标", ("OUTCOME", "SOCIAL")),
        ("效益指标", "生态效益指标", ("OUTCOME", "ENVIRONMENTAL")),
        ("效益指标", "可持续影响指标", ("OUTCOME", "SUSTAINED_IMPACT")),
        ("满意度指标", "社会公众或服务对象满意度指标", ("SATISFACTION", "SATISFACTION")),
        ("满意度", "", ("SATISFACTION", "SATISFACTION")),
        ("项目完成指标", "质量指标", ("OUTPUT", "QUALITY")),
        ("项目绩效", "项目完成", ("OUTPUT", "OTHER")),
        ("项目绩效", "项目效益", ("OUTCOME", "OTHER")),
        ("项目决策", "科学决策", ("DECISION", "OTHER")),
        ("过程", "资金管理", ("PROCESS", "OTHER")),
        ("项目管理", "资金管理", ("MANAGEMENT", "OTHER")),
        ("年度目标", "年度目标", ("GOAL", "OTHER")),
        ("项目任务", "文旅融合", ("OTHER", "OTHER")),
        ("产出指标", "", ("OUTPUT", None)),
    ],
)
def test_headings_belong_to_a_dimension(level1, level2, expected):
    assert (dimension(level1, level2), sub_dimension(level1, level2)) == expected
    assert expected[0] in DIMENSIONS
    assert expected[1] in {*SUB_DIMENSIONS, None}


@pytest.mark.parametrize(
    ("head", "title", "year", "codes"),
    [
        ({"fiscal_year": "2022"}, "2021年度自评表", 2022, []), ({"fiscal_year": "２０２２年度"}, "", 2022, []),
        ({}, "2021年度自评表", 2021, []), ({}, "自评表", None, []),
        ({"fiscal_year": "去年"}, "2021年", None, ["RD-009"]),
    ],
)  # fmt: skip
def test_the_fiscal_year_comes_from_its_cell_or_the_title(head, title, year, codes):
    row, findings = first(form(head, title=title), Grain.FORM)
    assert (row["fiscal_year"], row["jurisdiction"]) == (year, None)
    assert [each.code for each in findings] == codes


def test_not_applicable_and_core_lines_are_marked():
    assert indicator({"actual_text": "不适用"})[0]["is_applicable"] is False
    assert indicator({"actual_text": "5"})[0]["is_applicable"] is True
    flags = [indicator({"is_core": text})[0]["is_core"] for text in ("是", "√", "否", None, "")]
    assert flags == [True, True, False, None, None]


def test_a_formula_without_result_in_the_head_is_read_as_blank():
    row, findings = first(form({"project_name": UNCOMPUTED}), Grain.FORM)
    assert row["project_name"] is None
    assert said(findings) == [("RD-012", "error", "head.project_name")]


def test_what_the_reader_could_not_place_becomes_a_finding():
    raw = form()
    raw.problems = [("没有认出表头“幸福指数”", "E2"), ("隐藏的工作表“旧”没有读入", "")]
    _, findings = tables([raw])
    assert said(findings) == [("RD-001", "warning", "E2"), ("RD-011", "info", "")]
