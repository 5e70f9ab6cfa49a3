"""QC-123 节约不当作未完成扣分."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-123",
    Grain.INDICATOR,
    "节约不扣分",
    "score",
    "成本 {actual_text} 低于目标 {target_text} 是节约，却只得 {score}；应得满分 {max_points}。",
    forms=scope.SCORED,
    printed="score",
    expected="max_points",
)
def saving_is_not_deducted(is_saving: pl.Expr, score: pl.Expr, max_points: pl.Expr) -> pl.Expr:
    """A cost below its target earns all points."""
    return ~is_saving | (score >= max_points)
