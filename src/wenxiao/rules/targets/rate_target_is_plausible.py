"""QC-206 比率目标不写“≥100%”."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.kernel.scales import HUNDRED_PERCENT
from wenxiao.rules import scope


@check(
    "QC-206",
    Grain.INDICATOR,
    "比率目标不大于百分之百",
    "target_text",
    "“{target_text}”：比率不会超过 100%；请写“=100%”，或写低于 100% 的下限。",
    forms=scope.PLANNED,
    printed="target_text",
)
def rate_target_is_plausible(
    target_operator: pl.Expr, target_unit: pl.Expr, target_value: pl.Expr, level3: pl.Expr
) -> pl.Expr:
    """≥ or > with 100 % or more; growth and completion of plans may exceed it."""
    beyond = target_operator.is_in(["GE", "GT"]) & (target_unit == "%") & (target_value >= HUNDRED_PERCENT)
    may_exceed = level3.str.contains("增长|增幅|增速|增值|超额")
    return ~beyond | may_exceed
