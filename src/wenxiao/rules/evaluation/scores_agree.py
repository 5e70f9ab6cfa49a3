"""两次评分是否一致: the difference stays within the rulebook's bound."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "两次评分是否一致",
    Unit.FLAG,
    "{score_difference} ≤ {double_scoring_difference_most}",
    cites=("double_scoring_difference_most",),
)
def scores_agree(score_difference: pl.Expr, double_scoring_difference_most: pl.Expr) -> pl.Expr:
    """Exactly the bound still agrees."""
    return score_difference <= double_scoring_difference_most
