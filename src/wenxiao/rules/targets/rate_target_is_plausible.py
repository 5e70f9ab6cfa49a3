"""QC-206 比率目标不写“≥100%”."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.kernel.scales import HUNDRED_PERCENT
from wenxiao.rules import scope, words

_MAY_EXCEED = (
    r"增长|增幅|增速|增值|增收|超额|毛入学|收入|产值|产量|税|征收|入库|引资|投资|外资|出口|进口|消费|销售|回报|收益|利润|床位使用|"
    r"(任务|计划|目标)(完成|达成|实现)率"
)


@check(
    "QC-206",
    Grain.INDICATOR,
    "比率目标不大于百分之百",
    "target_text",
    "“{target_text}”：比率不会超过 100%；请写“=100%”，或写低于 100% 的下限。",
    forms=scope.PLANNED,
    printed="target_text",
    suggests="suggested_target_text",
)
def rate_target_is_plausible(
    target_operator: pl.Expr, target_unit: pl.Expr, name_unit: pl.Expr, target_value: pl.Expr, level3: pl.Expr
) -> pl.Expr:
    """≥ or > with 100 % or more; growth, revenue and plans that can be overfulfilled may exceed it.

    ≤ 100 % says nothing either where the rate is one that should be high (合格率).
    """
    whole = (pl.coalesce(target_unit, name_unit) == "%") & (target_value >= HUNDRED_PERCENT)
    beyond = target_operator.is_in(["GE", "GT"]) & ~level3.str.contains(_MAY_EXCEED)
    empty = target_operator.is_in(["LE", "LT"]) & words.is_share(level3)
    return ~(whole & (beyond | empty))
