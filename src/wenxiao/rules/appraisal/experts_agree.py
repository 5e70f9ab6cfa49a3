"""专家意见一致: the spread stays within the rulebook's bound."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "专家意见是否一致",
    Unit.FLAG,
    "专家总分极差 {expert_spread} ≤ {appraisal_spread_most}",
    cites=("appraisal_spread_most",),
)
def experts_agree(expert_spread: pl.Expr, appraisal_spread_most: pl.Expr) -> pl.Expr:
    """Exactly the bound still agrees; null without scores."""
    return expert_spread <= appraisal_spread_most
