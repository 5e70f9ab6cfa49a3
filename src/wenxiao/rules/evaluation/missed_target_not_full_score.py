"""QC-124 未达标不得满分."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-124",
    Grain.INDICATOR,
    "未达标不得满分",
    "score",
    "目标 {target_text}，完成 {actual_text}，没有达到，却得满分 {score}；应为 {expected_score}。",
    forms=scope.SCORED,
    printed="score",
    expected="expected_score",
    cites="higher_is_better_method",
)
def missed_target_not_full_score(
    target_is_met: pl.Expr, score: pl.Expr, max_points: pl.Expr, expected_score: pl.Expr
) -> pl.Expr:
    """In both directions of the operator."""
    return target_is_met | (score < max_points) | (expected_score >= max_points)
