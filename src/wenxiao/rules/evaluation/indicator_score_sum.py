"""The points of all indicators together, recomputed."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "重算指标得分合计", Unit.POINTS, "各指标{awarded_score}之和", over=Grain.INDICATOR)
def indicator_score_sum(awarded_score: pl.Expr, is_applicable: pl.Expr) -> pl.Expr:
    """Points ×10²; null while an applicable indicator has no points."""
    missing = (awarded_score.is_null() & is_applicable).any()
    return pl.when(~missing).then(awarded_score.sum())
