"""QC-208 比率在 0 到 100% 之间."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.kernel.scales import HUNDRED_PERCENT
from wenxiao.rules import scope, words


@check(
    "QC-208",
    Grain.INDICATOR,
    "比率在零到百分之百",
    "target_text",
    "“{level3}”的指标值 {target_text} 超出 0–100%；请核对数值和单位。",
    forms=scope.PLANNED,
    printed="target_text",
)
def percentage_within_hundred(
    target_unit: pl.Expr, name_unit: pl.Expr, target_value: pl.Expr, level3: pl.Expr
) -> pl.Expr:
    """Of names that speak of a share of a whole."""
    within = (target_value >= 0) & (target_value <= HUNDRED_PERCENT)
    return ~(words.is_share(level3) & (pl.coalesce(target_unit, name_unit) == "%")) | within
