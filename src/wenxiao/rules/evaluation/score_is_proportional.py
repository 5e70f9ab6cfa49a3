"""QC-126 未达标的得分按完成比例."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-126",
    Grain.INDICATOR,
    "得分按完成比例",
    "score",
    "目标 {target_text}，完成 {actual_text}，按规定的方法应得 {expected_score}，印的是 {score}。",
    forms=scope.SCORED,
    printed="score",
    expected="expected_score",
    cites="higher_is_better_method",
)
def score_is_proportional(
    target_is_met: pl.Expr, score: pl.Expr, max_points: pl.Expr, expected_score: pl.Expr, score_tolerance: pl.Expr
) -> pl.Expr:
    """To 0.01, or rounded correctly to one decimal. Full marks for a missed target are the business of QC-124."""
    close = (score - expected_score).abs() <= score_tolerance
    rounded = (score % 100 != 0) & (divide_half_up(expected_score, pl.lit(10)) * 10 == score)
    return target_is_met | close | rounded | (score >= max_points)
