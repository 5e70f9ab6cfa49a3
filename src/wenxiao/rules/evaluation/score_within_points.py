"""QC-007 得分在 0 与分值之间."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-007",
    Grain.INDICATOR,
    "得分不突破分值",
    "score",
    "得分 {score} 不在 0 与分值 {max_points} 之间；“得分不得突破权重总额”，请改为 0 到 {max_points} 之间。",
    forms=scope.SCORED,
    printed="score",
    expected="max_points",
)
def score_within_points(score: pl.Expr, max_points: pl.Expr) -> pl.Expr:
    """No line scores below 0 or above its points."""
    return (score >= 0) & (score <= max_points)
