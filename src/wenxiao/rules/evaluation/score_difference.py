"""评分差: how far two who scored the same blindly are apart."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.INDICATOR, "两次评分之差", Unit.POINTS, "|{first_score} − {second_score}|")
def score_difference(first_score: pl.Expr, second_score: pl.Expr) -> pl.Expr:
    """Points ×10², without sign."""
    return (first_score - second_score).abs()
