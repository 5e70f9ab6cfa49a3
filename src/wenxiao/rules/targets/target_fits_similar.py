"""QC-228 指标值与同类项目相当."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.kernel.scales import WHOLE
from wenxiao.rules import scope


@check(
    "QC-228",
    Grain.INDICATOR,
    "指标值与同类项目相当",
    "target_text",
    "“{level3}”的指标值 {target_text} 与同类项目的中位数 {similar_value} 相差超过 {similar_gap_most}；"
    "请核对，或在指标解释里说明原因。",
    forms=scope.TARGET,
    printed="target_value",
    expected="similar_value",
    cites="similar_gap_most",
)
def target_fits_similar(
    target_value: pl.Expr, similar_value: pl.Expr, direction: pl.Expr, similar_gap_most: pl.Expr
) -> pl.Expr:
    """Only the worse side is told: less where more is better, more where less is."""
    lower = target_value * WHOLE < similar_value * (WHOLE - similar_gap_most)
    higher = target_value * WHOLE > similar_value * (WHOLE + similar_gap_most)
    return ~pl.when(direction == "LOWER_IS_BETTER").then(higher).otherwise(lower)
