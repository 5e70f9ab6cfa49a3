"""The measures: every figure that is published, defined once.

A ratio is its numerator and its denominator, summed apart, so that it holds for any group. `not_counted` says what a
reader might expect in the figure and does not find.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import polars as pl

from wenxiao_site.statistics import counting

if TYPE_CHECKING:
    from wenxiao_site.statistics.counting import Counting, Known


class Unit(StrEnum):
    """What a figure is counted in. Amounts are whole fen until they are printed."""

    ITEMS = "个"
    PERSON_TIMES = "人次"
    AMOUNT = "元"
    RATIO = "%"


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure. `code` stands in the short codes of figures, `key` in exchanged data.

    `counted`: the rows behind it; `numerator`, `denominator`: whole numbers of a row, summed (a sum of no number is no
    number). `stage`: whose records it waits for. `instrument`: the paper that asks for it, or says how it is made.
    """

    code: str
    key: str
    label: str
    unit: Unit
    stage: str
    counted: Counting
    numerator: pl.Expr
    denominator: pl.Expr | None
    numerator_label: str
    denominator_label: str
    not_counted: str
    instrument: str


_ONE: Final = pl.lit(1, pl.Int64)
_LIVELIHOOD: Final = pl.concat_str(pl.lit(","), "tags", pl.lit(",")).str.contains(",LIVELIHOOD,", literal=True)
_GENERAL_PUBLIC: Final = pl.col("account") == "GENERAL_PUBLIC"

_LAW: Final = "《中共中央 国务院关于全面实施预算绩效管理的意见》（中发〔2018〕34号）"
_APPRAISAL: Final = "《国务院关于进一步深化预算管理制度改革的意见》（国发〔2021〕5号）"
_TARGETS: Final = "《中央部门预算绩效目标管理办法》（财预〔2015〕88号）"
_MONITORING: Final = "《中央部门预算绩效运行监控管理暂行办法》（财预〔2019〕136号）"
_EVALUATION: Final = "《项目支出绩效评价管理办法》（财预〔2020〕10号）"
_FRAMEWORK: Final = "《预算绩效评价共性指标体系框架》（财预〔2013〕53号）"
_EXTERNAL: Final = "《关于委托第三方机构参与预算绩效管理的指导意见》（财预〔2021〕6号）"
_LOCAL: Final = "《关于进一步加强阿勒泰地区预算绩效管理工作的通知》"

_ONCE: Final = "同一项目同一年度只算一次，以最近一次为准"


def _number(  # one line of the tables below
    code: str,
    key: str,
    label: str,
    stage: str,
    counted: Counting,
    instrument: str,
    *,
    not_counted: str = "",
    of: pl.Expr = _ONE,
    unit: Unit = Unit.ITEMS,
    numerator_label: str = "",
) -> Measure:
    told = f"{_ONCE}；{not_counted}" if not_counted else f"{_ONCE}。"
    return Measure(code, key, label, unit, stage, counted, of, None, numerator_label or label, "", told, instrument)


def _money(
    code: str,
    key: str,
    label: str,
    stage: str,
    counted: Counting,
    instrument: str,
    *,
    column: str = "amount",
    of: pl.Expr | None = None,
    not_counted: str = "",
) -> Measure:
    amount = pl.col(column) if of is None else of
    blank = not_counted or "没有填金额的记录不计入，并单独说明有几条。"
    return _number(code, key, label, stage, counted, instrument, of=amount, unit=Unit.AMOUNT, not_counted=blank)


def _ratio(
    code: str,
    key: str,
    label: str,
    stage: str,
    counted: Counting,
    instrument: str,
    *,
    of: pl.Expr,
    by: pl.Expr,
    words: tuple[str, str],
    not_counted: str,
) -> Measure:
    told = not_counted.rstrip("。") + "；还没有开始的年度不计入。"
    return Measure(code, key, label, Unit.RATIO, stage, counted, of, by, *words, told, instrument)


_APPRAISED, _PLANNED, _WATCHED, _JUDGED = "事前评估", "绩效目标", "运行监控", "绩效评价"
_USED, _TAUGHT, _BUDGETED, _PAID = "结果应用", "培训登记", "预算", "预算执行"
_CUT: Final = pl.col("requested_amount") - pl.col("supported_amount")

MEASURES: Final[tuple[Measure, ...]] = (
    _number(
        "P1",
        "training_person_times",
        "累计培训人员",
        _TAUGHT,
        counting.trainings,
        _LOCAL,
        of=pl.col("count"),
        unit=Unit.PERSON_TIMES,
        not_counted="报名而没有到场的不计入；一人参加几次算几人次。",
    ),
    # appraisal
    _number(
        "A1",
        "appraisals_count",
        "事前评估重大政策和项目",
        _APPRAISED,
        counting.appraisals,
        _APPRAISAL,
        not_counted="已经申请、还没有评估结论的不计入。",
    ),
    _money(
        "A2",
        "appraisals_cut_amount",
        "事前评估核减或调整资金",
        _APPRAISED,
        counting.appraisals,
        _APPRAISAL,
        of=_CUT,
        not_counted="申请数或支持数没有填的不计入；评估后增加的金额从核减中扣除。",
    ),
    _ratio(
        "A3",
        "appraisals_cut_rate",
        "事前评估核减率",
        _APPRAISED,
        counting.appraisals,
        _APPRAISAL,
        of=_CUT,
        by=pl.col("requested_amount"),
        words=("核减金额", "申请金额"),
        not_counted="申请数或支持数没有填的项目，分子分母都不计入。",
    ),
    # budget
    _number(
        "B1",
        "budget_items_count",
        "预算安排的项目",
        _BUDGETED,
        counting.budgets,
        "《中华人民共和国预算法》",
        not_counted="只有申请、没有批复的不计入。",
    ),
    _money(
        "B2",
        "budget_amount",
        "预算安排资金（全年预算数）",
        _BUDGETED,
        counting.budgets,
        "《中华人民共和国预算法》",
        column="budget",
        not_counted="有调整的按调整后的数，被更正的记录不计入。",
    ),
    _money(
        "B3",
        "executed_amount",
        "预算执行",
        _PAID,
        counting.spending,
        _MONITORING,
        column="executed",
        not_counted="只算登记了支付日期的支出，退回的从中扣除。",
    ),
    _ratio(
        "B4",
        "execution_rate",
        "预算执行率",
        _PAID,
        counting.budgets,
        _EVALUATION,
        of=pl.col("executed"),
        by=pl.col("budget"),
        words=("全年支付数", "全年预算数"),
        not_counted="没有批复预算的项目，分子分母都不计入。",
    ),
    _ratio(
        "B5",
        "livelihood_share",
        "民生支出占一般公共预算支出比重",
        _PAID,
        counting.spending,
        _LOCAL,
        of=pl.when(_GENERAL_PUBLIC & _LIVELIHOOD).then("executed").when(_GENERAL_PUBLIC).then(0),
        by=pl.when(_GENERAL_PUBLIC).then("executed"),
        words=("民生项目支付数", "一般公共预算项目支付数"),
        not_counted="只算项目支出；其他三本预算的支出不计入。",
    ),
    _money(
        "B6",
        "special_funds_amount",
        "年初专项经费",
        _BUDGETED,
        counting.beginnings,
        _LOCAL,
        column="beginning",
        not_counted="3 月以后批复的、转移支付和一般公共预算以外的不计入。",
    ),
    _money(
        "B7",
        "special_funds_reduction",
        "年初专项经费同比减少",
        _BUDGETED,
        counting.reductions,
        _LOCAL,
        column="less",
        not_counted="上年减本年；两年中有一年没有批复记录的，不算这一年。",
    ),
    # targets
    _number(
        "T1",
        "targets_count",
        "设置绩效目标的项目",
        _PLANNED,
        counting.targets,
        _TARGETS,
        not_counted="已经提交、还没有批复的不计入；部门（单位）整体目标不计入。",
    ),
    _money("T2", "targets_amount", "设置绩效目标涉及资金", _PLANNED, counting.targets, _TARGETS),
    _ratio(
        "T3",
        "targets_coverage",
        "项目支出绩效目标管理覆盖率",
        _PLANNED,
        counting.budgets,
        _TARGETS,
        of=pl.col("has_target"),
        by=_ONE,
        words=("目标已批复的项目", "预算安排的项目"),
        not_counted="有目标、没有批复预算的项目，分子分母都不计入。",
    ),
    _ratio(
        "T4",
        "targets_coverage_by_amount",
        "绩效目标管理覆盖率（按资金）",
        _PLANNED,
        counting.budgets,
        _TARGETS,
        of=pl.col("has_target") * pl.col("budget"),
        by=pl.col("budget"),
        words=("目标已批复项目的预算", "预算"),
        not_counted="有目标、没有批复预算的项目，分子分母都不计入。",
    ),
    _number(
        "T5",
        "overall_targets_count",
        "设置整体支出绩效目标的部门（单位）",
        _PLANNED,
        counting.overall_targets,
        _TARGETS,
        not_counted="项目绩效目标不计入。",
    ),
    # monitoring
    _number(
        "M1",
        "monitored_count",
        "累计监控项目",
        _WATCHED,
        counting.monitored,
        _MONITORING,
        not_counted="5 月、8 月两轮都监控的只算一次；没有审核通过的不计入。",
    ),
    _money("M2", "monitored_amount", "监控涉及资金", _WATCHED, counting.monitored, _MONITORING),
    _ratio(
        "M3",
        "monitored_coverage",
        "绩效监控覆盖率",
        _WATCHED,
        counting.targets,
        _MONITORING,
        of=pl.col("is_monitored"),
        by=_ONE,
        words=("已监控的项目", "目标已批复的项目"),
        not_counted="没有批复目标的项目，分子分母都不计入。",
    ),
    _ratio(
        "M4",
        "monitored_coverage_by_amount",
        "绩效监控覆盖率（按资金）",
        _WATCHED,
        counting.targets,
        _MONITORING,
        of=pl.col("is_monitored") * pl.col("amount"),
        by=pl.col("amount"),
        words=("已监控项目的资金", "目标涉及资金"),
        not_counted="没有批复目标的项目，分子分母都不计入。",
    ),
    _number(
        "M5",
        "red_count",
        "红色预警的项目",
        _WATCHED,
        lambda facts: _lit(facts, "RED"),
        _MONITORING,
        not_counted="以当年最近一轮为准，此前一轮的红色不计入。",
    ),
    _number(
        "M6",
        "yellow_count",
        "黄色预警的项目",
        _WATCHED,
        lambda facts: _lit(facts, "YELLOW"),
        _MONITORING,
        not_counted="以当年最近一轮为准，此前一轮的黄色不计入。",
    ),
    # evaluation
    _number(
        "E1",
        "self_evaluations_count",
        "单位自评项目",
        _JUDGED,
        counting.self_evaluations,
        _EVALUATION,
        not_counted="已经提交、还没有审核通过的不计入。",
    ),
    _money("E2", "self_evaluations_amount", "单位自评涉及资金", _JUDGED, counting.self_evaluations, _EVALUATION),
    _ratio(
        "E3",
        "self_evaluations_coverage",
        "自评覆盖率",
        _JUDGED,
        counting.targets,
        _EVALUATION,
        of=pl.col("is_self_evaluated"),
        by=_ONE,
        words=("已自评的项目", "目标已批复的项目"),
        not_counted="没有批复目标的项目，分子分母都不计入。",
    ),
    _ratio(
        "E4",
        "self_evaluations_coverage_by_amount",
        "自评覆盖率（按资金）",
        _JUDGED,
        counting.targets,
        _EVALUATION,
        of=pl.col("is_self_evaluated") * pl.col("amount"),
        by=pl.col("amount"),
        words=("已自评项目的资金", "目标涉及资金"),
        not_counted="没有批复目标的项目，分子分母都不计入。",
    ),
    _number(
        "E5",
        "department_evaluations_count",
        "部门评价",
        _JUDGED,
        counting.department_evaluations,
        _EVALUATION,
        not_counted="单位自评、财政评价不计入。",
    ),
    _money(
        "E6", "department_evaluations_amount", "部门评价涉及资金", _JUDGED, counting.department_evaluations, _EVALUATION
    ),
    _number(
        "E7",
        "whole_department_evaluations_count",
        "部门整体评价",
        _JUDGED,
        counting.whole_departments,
        _FRAMEWORK,
        not_counted="以部门（单位）和年度计，项目评价不计入。",
    ),
    _money(
        "E8",
        "whole_department_evaluations_amount",
        "部门整体评价涉及资金",
        _JUDGED,
        counting.whole_departments,
        _FRAMEWORK,
    ),
    _number(
        "K1",
        "key_evaluations_by_external_count",
        "委托第三方重点评价项目",
        _JUDGED,
        counting.external_evaluations,
        _EXTERNAL,
        not_counted="财政部门自行开展的重点评价不计入。",
    ),
    _money(
        "K2",
        "key_evaluations_by_external_amount",
        "第三方重点评价涉及资金",
        _JUDGED,
        counting.external_evaluations,
        _EXTERNAL,
    ),
    _number(
        "K3",
        "key_evaluations_count",
        "财政重点评价",
        _JUDGED,
        counting.key_evaluations,
        _EVALUATION,
        not_counted="自行开展和委托第三方的都计入，部门评价不计入。",
    ),
    _money("K4", "key_evaluations_amount", "财政重点评价涉及资金", _JUDGED, counting.key_evaluations, _EVALUATION),
    # application
    _number(
        "R1",
        "feedback_count",
        "评价结果已反馈的项目",
        _USED,
        counting.feedback,
        _LAW,
        not_counted="评价完成、还没有反馈的不计入。",
    ),
    _ratio(
        "R4",
        "feedback_coverage",
        "评价结果反馈覆盖率",
        _USED,
        counting.self_evaluations,
        _LAW,
        of=pl.col("has_feedback"),
        by=_ONE,
        words=("结果已反馈的项目", "已自评的项目"),
        not_counted="没有自评的项目，分子分母都不计入。",
    ),
    _ratio(
        "R5",
        "use_coverage",
        "评价结果应用覆盖率",
        _USED,
        counting.self_evaluations,
        _LAW,
        of=pl.col("is_used"),
        by=_ONE,
        words=("结果已用于预算的项目", "已自评的项目"),
        not_counted="没有自评的项目，分子分母都不计入。",
    ),
    _number(
        "R2",
        "adjusted_by_results_count",
        "根据评价结果调整的项目",
        _USED,
        counting.decisions,
        _LAW,
        not_counted="只提出建议、还没有决定的不计入。",
    ),
    _money("R3", "adjusted_by_results_amount", "根据评价结果累计调整优化资金", _USED, counting.decisions, _LAW),
)
"""In the order of the lifecycle, as pages and reports show them."""


def _lit(facts: Known, light: str) -> pl.DataFrame:
    return facts.counted(counting.monitored).filter(pl.col("state") == light)


BY_CODE: Final = {each.code: each for each in MEASURES}
BY_KEY: Final = {each.key: each for each in MEASURES}


def measure(name: str) -> Measure:
    """A measure by its code or its key. Raises KeyError."""
    return BY_CODE.get(name.upper()) or BY_KEY[name]
