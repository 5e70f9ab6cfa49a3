"""The columns of a batch of forms: one frame of forms, one of money lines, one of indicator lines.

Amounts are fen, points ×10², values and percentages ×10⁴ (86.2 % → 862000 as a value, 8620 as a ratio). ``…_text``
keeps what was printed. A blank cell is null, never 0; only in `project_head` and `finance_head` an empty text says that
the place for the signature is there and blank, null that there is none. `form` (UInt32, dense) and, on lines, `row`
(UInt16) key the rows.
"""

from __future__ import annotations

import polars as pl

from wenxiao.kernel.columns import Column, Grain
from wenxiao.kernel.scales import Unit

TARGET_KINDS = ("NUMBER", "RANGE", "DATE", "FREQUENCY", "YES_NO", "DONE", "QUALITATIVE", "COMPOSITE", "BLANK", "UNREAD")
"""How a target or actual was written. NUMBER: operator, value, unit. RANGE: value to value_to. DATE: a day, month, year
or a span of them. FREQUENCY: so many times per period. YES_NO, DONE: 是/否, 已完成/未完成. QUALITATIVE: other text.
COMPOSITE: several numbers or a product (2725×2米, 338户889人). UNREAD: not understood, with the reason."""

OPERATORS = ("GE", "GT", "EQ", "LE", "LT")
DIMENSIONS = ("COST", "OUTPUT", "OUTCOME", "SATISFACTION", "DECISION", "PROCESS", "MANAGEMENT", "GOAL", "OTHER")
SUB_DIMENSIONS = (
    "QUANTITY", "QUALITY", "TIMELINESS", "COST", "ECONOMIC_COST", "SOCIAL_COST", "ENVIRONMENTAL_COST",
    "ECONOMIC", "SOCIAL", "ENVIRONMENTAL", "SUSTAINED_IMPACT", "SATISFACTION", "OTHER",
)  # fmt: skip
RATE_KINDS = ("PERCENT", "BARE", "OTHER", "BLANK")
"""How an execution rate was written: with a percent sign, as a bare number, as anything else, not at all."""

_T, _N, _B = pl.String, pl.Int64, pl.Boolean
_CURVE = pl.List(pl.Int64)
"""Twelve values, one for the end of each month: ratios or values ×10⁴, null where nothing is planned for a month."""
_KIND, _OPERATOR = pl.Enum(TARGET_KINDS), pl.Enum(OPERATORS)


def _columns(*columns: tuple[str, object, Unit, str]) -> dict[str, Column]:
    return {name: Column(name, dtype, unit, label) for name, dtype, unit, label in columns}  # type: ignore[arg-type]


SCHEMA: dict[Grain, dict[str, Column]] = {
    Grain.FORM: _columns(
        ("form_type", _T, Unit.TEXT, "表种"),
        ("jurisdiction", _T, Unit.TEXT, "适用地区"),
        ("fiscal_year", pl.Int16, Unit.COUNT, "预算年度"),
        ("as_of_month", pl.Int8, Unit.COUNT, "监控截至月份"),
        ("is_table", _B, Unit.FLAG, "是否表格"),
        ("is_complete", _B, Unit.FLAG, "是否完整"),
        ("region", _T, Unit.TEXT, "地区"),
        ("project_name", _T, Unit.TEXT, "项目名称"),
        ("project_code", _T, Unit.TEXT, "项目代码"),
        ("department", _T, Unit.TEXT, "主管部门"),
        ("unit", _T, Unit.TEXT, "实施单位"),
        ("amount_unit", _T, Unit.TEXT, "金额单位"),
        ("goal", _T, Unit.TEXT, "年度总体目标"),
        ("goal_actual", _T, Unit.TEXT, "目标实际完成情况"),
        ("total_score", _N, Unit.POINTS, "总分"),
        ("total_score_text", _T, Unit.TEXT, "总分(原文)"),
        ("total_points", _N, Unit.POINTS, "分值合计"),
        ("indicator_points", _N, Unit.POINTS, "绩效指标分值"),
        ("execution_heading_points", _N, Unit.POINTS, "预算执行分值(标题)"),
        ("grade_text", _T, Unit.TEXT, "评价等级"),
        ("adjustment_reason", _T, Unit.TEXT, "预算调整原因"),
        ("execution_reason", _T, Unit.TEXT, "预算执行偏差原因"),
        ("conclusion", _T, Unit.TEXT, "评价结论"),
        ("problems", _T, Unit.TEXT, "存在问题"),
        ("measures", _T, Unit.TEXT, "改进措施"),
        ("project_head", _T, Unit.TEXT, "项目负责人"),
        ("finance_head", _T, Unit.TEXT, "财务负责人"),
        ("long_term_goal", _T, Unit.TEXT, "实施期目标"),
        ("project_years", _N, Unit.COUNT, "项目实施年数"),
        ("copied_from", _T, Unit.TEXT, "文字相同的项目"),
        ("spending_curve", _CURVE, Unit.TEXT, "各月末累计支出比例"),
        ("review_completeness", _N, Unit.POINTS, "完整性审核得分"),
        ("review_relevance", _N, Unit.POINTS, "相关性审核得分"),
        ("review_adequacy", _N, Unit.POINTS, "适当性审核得分"),
        ("review_feasibility", _N, Unit.POINTS, "可行性审核得分"),
        ("planned_execution_rate", _N, Unit.RATIO, "计划执行率(计划曲线)"),
        ("recorded_executed_amount", _N, Unit.AMOUNT, "支付记录的累计执行数"),
        ("execution_share_low", _N, Unit.RATIO, "往年同期执行比例(下四分位)"),
        ("execution_share", _N, Unit.RATIO, "往年同期执行比例(中位)"),
        ("execution_share_high", _N, Unit.RATIO, "往年同期执行比例(上四分位)"),
        ("execution_cases", _N, Unit.COUNT, "往年同类执行例数"),
    ),
    Grain.FUND: _columns(
        ("label", _T, Unit.TEXT, "资金类别"),
        ("is_total", _B, Unit.FLAG, "是否总额行"),
        ("is_component", _B, Unit.FLAG, "是否分项行"),
        ("initial_budget_amount", _N, Unit.AMOUNT, "年初预算数"),
        ("full_year_budget_amount", _N, Unit.AMOUNT, "全年预算数"),
        ("executed_amount", _N, Unit.AMOUNT, "全年执行数"),
        ("forecast_amount", _N, Unit.AMOUNT, "全年预计执行数"),
        ("initial_budget_text", _T, Unit.TEXT, "年初预算数(原文)"),
        ("full_year_budget_text", _T, Unit.TEXT, "全年预算数(原文)"),
        ("executed_text", _T, Unit.TEXT, "全年执行数(原文)"),
        ("forecast_text", _T, Unit.TEXT, "全年预计执行数(原文)"),
        ("unit_in_cell", _B, Unit.FLAG, "数值格里写了单位"),
        ("fund_points", _N, Unit.POINTS, "分值"),
        ("execution_rate_text", _T, Unit.TEXT, "执行率(原文)"),
        ("execution_rate_kind", pl.Enum(RATE_KINDS), Unit.TEXT, "执行率写法"),
        ("execution_rate_value", _N, Unit.VALUE, "印出的执行率(百分数)"),
        ("execution_rate_places", pl.Int8, Unit.COUNT, "执行率小数位"),
        ("fund_score", _N, Unit.POINTS, "得分"),
        ("fund_reason", _T, Unit.TEXT, "原因说明"),
    ),
    Grain.INDICATOR: _columns(
        ("level1", _T, Unit.TEXT, "一级指标"),
        ("level2", _T, Unit.TEXT, "二级指标"),
        ("level3", _T, Unit.TEXT, "三级指标"),
        ("dimension", pl.Enum(DIMENSIONS), Unit.TEXT, "一级指标类别"),
        ("sub_dimension", pl.Enum(SUB_DIMENSIONS), Unit.TEXT, "二级指标类别"),
        ("level1_points", _N, Unit.POINTS, "一级指标分值"),
        ("level2_points", _N, Unit.POINTS, "二级指标分值"),
        ("explanation", _T, Unit.TEXT, "指标解释"),
        ("criteria", _T, Unit.TEXT, "评分标准"),
        ("name_unit", _T, Unit.TEXT, "指标名称里的单位"),
        ("target_text", _T, Unit.TEXT, "年度指标值"),
        ("target_kind", _KIND, Unit.TEXT, "指标值写法"),
        ("target_operator", _OPERATOR, Unit.TEXT, "运算符"),
        ("target_value", _N, Unit.VALUE, "指标值"),
        ("target_value_to", _N, Unit.VALUE, "指标值上限"),
        ("target_unit", _T, Unit.TEXT, "计量单位"),
        ("initial_target_text", _T, Unit.TEXT, "年初指标值"),
        ("actual_text", _T, Unit.TEXT, "实际完成值"),
        ("actual_kind", _KIND, Unit.TEXT, "完成值写法"),
        ("actual_operator", _OPERATOR, Unit.TEXT, "完成值运算符"),
        ("actual_value", _N, Unit.VALUE, "完成值"),
        ("actual_value_to", _N, Unit.VALUE, "完成值上限"),
        ("actual_unit", _T, Unit.TEXT, "完成值单位"),
        ("forecast_text", _T, Unit.TEXT, "全年预计完成"),
        ("forecast_value", _N, Unit.VALUE, "全年预计完成值"),
        ("forecast_unit", _T, Unit.TEXT, "全年预计完成单位"),
        ("likelihood", _T, Unit.TEXT, "完成目标可能性"),
        ("max_points", _N, Unit.POINTS, "分值"),
        ("score", _N, Unit.POINTS, "得分"),
        ("score_text", _T, Unit.TEXT, "得分(原文)"),
        ("reason", _T, Unit.TEXT, "偏差原因分析及改进措施"),
        ("is_applicable", _B, Unit.FLAG, "是否适用"),
        ("is_core", _B, Unit.FLAG, "是否核心指标"),
        ("earlier_value", _N, Unit.VALUE, "前三年最好的指标值"),
        ("similar_value", _N, Unit.VALUE, "同类项目指标值的中位数"),
        ("usual_unit_amount", _N, Unit.AMOUNT, "其他年度和地区同一指标的单位投入(中位数)"),
        ("curve", _CURVE, Unit.TEXT, "各月末计划"),
        ("curve_is_share", _B, Unit.FLAG, "计划按累计比例"),
        ("curve_is_cumulative", _B, Unit.FLAG, "计划逐月累计"),
        ("planned_value", _N, Unit.VALUE, "计划完成值(计划曲线)"),
        ("previous_value", _N, Unit.VALUE, "上一轮完成值"),
        ("past_share_low", _N, Unit.RATIO, "往年同期完成比例(下四分位)"),
        ("past_share", _N, Unit.RATIO, "往年同期完成比例(中位)"),
        ("past_share_high", _N, Unit.RATIO, "往年同期完成比例(上四分位)"),
        ("past_cases", _N, Unit.COUNT, "往年同类例数"),
    ),
}
COLUMNS = frozenset({"form", "row"}.union(*SCHEMA.values()))
"""The name of every column, of whatever frame."""
