"""评估总分: the sum of the dimension scores."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "评估总分", Unit.POINTS, "{dimension_score}", over=Grain.INDICATOR, lines="opens_dimension")
def appraisal_score(dimension_score: pl.Expr, opens_dimension: pl.Expr) -> pl.Expr:
    """Points ×10², from the rounded dimension scores, so that it adds up on paper; null while one is missing."""
    scores = dimension_score.filter(opens_dimension)
    return pl.when(scores.is_not_null().all() & (scores.len() > 0)).then(scores.sum())
