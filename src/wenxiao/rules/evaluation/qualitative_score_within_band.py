"""QC-110 定性指标得分在所选档次内."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-110",
    Grain.INDICATOR,
    "定性得分在档次内",
    "score",
    "“{actual_text}”档的得分应在 {band_least_score} 到 {band_most_score} 之间，印的是 {score}。",
    forms=scope.SCORED,
    printed="score",
    expected="band_least_score",
    cites="qualitative_full_from",
)
def qualitative_score_within_band(score: pl.Expr, band_least_score: pl.Expr, band_most_score: pl.Expr) -> pl.Expr:
    """达成 100–80 % (含), 部分达成 80–60 % (含), 未达成 60–0 %, or the bands of the jurisdiction."""
    return (score >= band_least_score) & (score <= band_most_score)
