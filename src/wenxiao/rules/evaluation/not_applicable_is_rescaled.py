"""QC-116 有不适用指标时总分要折算."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-116",
    Grain.FORM,
    "不适用指标已折算",
    "total_score",
    "有 {not_applicable_points} 的指标不适用，总分印 {total_score} 没有折算；"
    "应为 得分 ÷ (100 − 不适用分值) × 100 = {recomputed_total}。",
    forms=scope.SCORED,
    printed="total_score",
    expected="recomputed_total",
    needs_complete=True,
)
def not_applicable_is_rescaled(
    total_score: pl.Expr, recomputed_total: pl.Expr, not_applicable_points: pl.Expr, score_tolerance: pl.Expr
) -> pl.Expr:
    """Decided only where something does not apply."""
    return (not_applicable_points == 0) | ((total_score - recomputed_total).abs() <= score_tolerance)
