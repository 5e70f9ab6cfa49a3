"""How many indicator lines carry a score."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "填有得分的指标数", Unit.COUNT, "有得分的指标行数", over=Grain.INDICATOR)
def results_scored(score: pl.Expr) -> pl.Expr:
    """A count."""
    return score.is_not_null().sum()
