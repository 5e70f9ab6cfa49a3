"""得分 of all indicators as printed."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "印出的指标得分合计", Unit.POINTS, "各指标印出的得分之和", over=Grain.INDICATOR)
def printed_scores_sum(score: pl.Expr) -> pl.Expr:
    """Points ×10²; null while one is blank."""
    return pl.when(score.is_not_null().all()).then(score.sum())
