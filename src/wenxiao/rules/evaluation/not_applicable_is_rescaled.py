"""QC-116 有不适用指标时总分要折算."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
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
    total_score: pl.Expr,
    printed_parts_sum: pl.Expr,
    recomputed_total: pl.Expr,
    not_applicable_points: pl.Expr,
    full_points: pl.Expr,
    score_tolerance: pl.Expr,
) -> pl.Expr:
    """Decided only where something does not apply; a wrong score on a line is the business of other checks."""
    rescaled = share_half_up(full_points, printed_parts_sum, full_points - not_applicable_points)
    by_print = (total_score - pl.coalesce(rescaled, recomputed_total)).abs() <= score_tolerance
    by_rule = ((total_score - recomputed_total).abs() <= score_tolerance).fill_null(value=False)
    return (not_applicable_points == 0) | by_print | by_rule
