"""QC-027 写错的项没有被一致的总分掩盖."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-027",
    Grain.FORM,
    "错项未被总分掩盖",
    "total_score",
    "总分 {total_score} 与各项印出的得分相加一致，但其中的预算执行得分 {execution_score_printed} "
    "应为 {execution_score}；"
    "改正后总分应为 {recomputed_total}。",
    forms=scope.SCORED,
    printed="total_score",
    expected="recomputed_total",
    needs_complete=True,
)
def wrong_value_does_not_hide_in_total(
    total_score: pl.Expr,
    printed_parts_sum: pl.Expr,
    execution_score_printed: pl.Expr,
    execution_score: pl.Expr,
    rates_wrong: pl.Expr,
    score_tolerance: pl.Expr,
) -> pl.Expr:
    """The sum check alone passes such a form: 10 of 50 printed as 22.22 %."""
    adds_up = (total_score - printed_parts_sum).abs() <= score_tolerance
    right = (execution_score_printed - execution_score).abs() <= score_tolerance
    return ~adds_up | (right & (rates_wrong == 0))
