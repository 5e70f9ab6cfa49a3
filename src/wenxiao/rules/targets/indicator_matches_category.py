"""QC-219 指标名实相符, 归类正确."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope, words


@check(
    "QC-219",
    Grain.INDICATOR,
    "指标归类正确",
    "level3",
    "“{level3}”放在“{level2}”下名实不符；请按它衡量的内容归类（多少归数量，好坏归质量，快慢归时效，花钱归成本），并用名词命名。",
    forms=scope.PLANNED,
    printed="level3",
)
def indicator_matches_category(
    level3: pl.Expr,
    target_text: pl.Expr,
    target_unit: pl.Expr,
    dimension: pl.Expr,
    sub_dimension: pl.Expr,
) -> pl.Expr:
    """The name is a noun for what the category measures.

    Coverage and completion rates (覆盖率, 完成率) measure how much and may stand under 数量.
    """
    money = words.is_money(level3) & target_unit.str.contains("元$")
    quantity = (sub_dimension == "QUANTITY") & (
        money | level3.str.contains("及时|按时|按期|合格率|达标率|优良率|准确率|满意度|成本")
    )
    quality = (sub_dimension == "QUALITY") & level3.str.contains("及时|按时|按期|时限|工期|满意度|成本")
    timeliness = (sub_dimension == "TIMELINESS") & level3.str.contains("预算(资金)?执行率|合格率|成本|满意度|覆盖率")
    cost = (dimension == "COST") | sub_dimension.is_in(["COST", "ECONOMIC_COST"])
    cost_wrong = cost & level3.str.contains("效率|使用率|执行率|合格率|满意度|覆盖率|及时")
    good_as_cost = sub_dimension.is_in(["SOCIAL_COST", "ENVIRONMENTAL_COST"]) & level3.str.contains(
        "提升|提高|促进|保护|增加|改善|传承|增强"
    )
    outcome = (dimension == "OUTCOME") & level3.str.contains("成本|预算(资金)?执行率|及时率|合格率$")
    misplaced_cost = (dimension == "OUTPUT") & (sub_dimension == "ECONOMIC_COST")
    no_name = level3.str.contains(r"^[\d.%％]+(\(|$)|是否") | (level3 == target_text)
    faults = (
        quantity, quality, timeliness, cost_wrong, good_as_cost, outcome, misplaced_cost, no_name
    )  # fmt: skip
    return ~pl.any_horizontal(fault.fill_null(value=False) for fault in faults)
