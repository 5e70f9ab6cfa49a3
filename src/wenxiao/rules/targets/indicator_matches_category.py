"""QC-219 指标名实相符, 归类正确."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope, words

_GOODNESS = "合格率|达标率|优良率|准确率"
_NO_QUANTITY = f"{_GOODNESS}|投入(人员|人力|设备)"
_NO_TIMELINESS = f"预算(资金)?执行率|覆盖率|{_GOODNESS}"
_NO_COST = "效率|使用率|执行率|合格率|覆盖率|及时"
_NO_OUTCOME = "控制.{0,4}成本|预算(资金)?执行率|及时率|合格率$"
_GOOD_EFFECT = r"提升|提高|促进|保护|增加|改善|传承|增强|带动|推动|保障|满足|优化|丰富|绿化|净化|惠及|受益"
_WORK = r"及时率|合格率|覆盖率|完成率|执行率|达标率|准确率|到位率|成本"
_NO_NAME = r"^([\d.,，%％年月日号万亿元—–~/-]+|(数量|质量|时效|成本)指标)\s*([(（].*)?$|^[^(（]*[是能]否"


@check(
    "QC-219",
    Grain.INDICATOR,
    "指标归类正确",
    "level3",
    "“{level3}”放在“{level2}”下名实不符；请按它衡量的内容归类（多少归数量，好坏归质量，快慢归时效，花钱归成本），并用名词命名。",
    forms=scope.PLANNED,
    printed="level3",
    suggests="suggested_level2",
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
    in_yuan = target_unit.str.contains("元$").fill_null(value=False)
    satisfied, cost = words.is_satisfaction(level3), words.is_cost_name(level3)
    time, spent = words.is_time(level3), words.is_execution(level3)
    cost_or_opinion = satisfied | cost
    quantity = (sub_dimension == "QUANTITY") & (
        (words.is_money(level3) & in_yuan) | cost_or_opinion | time | spent | level3.str.contains(_NO_QUANTITY)
    )
    quality = (sub_dimension == "QUALITY") & (cost_or_opinion | time | spent)
    timeliness = (sub_dimension == "TIMELINESS") & (
        cost_or_opinion | level3.str.contains(_NO_TIMELINESS) | (words.is_count(level3) & ~time)
    )
    is_cost = (dimension == "COST") | sub_dimension.is_in(["COST", "ECONOMIC_COST"])
    counted = words.is_count(level3) & target_unit.is_not_null() & ~target_unit.str.contains("元")
    filed_as_cost = is_cost & (satisfied | level3.str.contains(_NO_COST) | counted.fill_null(value=False))
    good_as_cost = sub_dimension.is_in(["SOCIAL_COST", "ENVIRONMENTAL_COST"]) & level3.str.contains(_GOOD_EFFECT)
    outcome = (dimension == "OUTCOME") & (cost | level3.str.contains(_NO_OUTCOME))
    social = sub_dimension.is_in(["ECONOMIC", "SOCIAL", "ENVIRONMENTAL", "SUSTAINED_IMPACT"]) & satisfied
    satisfaction = (sub_dimension == "SATISFACTION") & level3.str.contains(_WORK) & ~level3.str.contains("满意|认可")
    misplaced_cost = (dimension == "OUTPUT") & (sub_dimension == "ECONOMIC_COST")
    no_name = (level3.str.contains(_NO_NAME) | (level3 == target_text)) & ~words.is_nameless(level3)
    faults = (
        quantity, quality, timeliness, filed_as_cost, good_as_cost, outcome, social, satisfaction, misplaced_cost,
        no_name,
    )  # fmt: skip
    return ~pl.any_horizontal(faults).fill_null(value=False)
