"""得分 of all indicators that apply, as printed."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "印出的指标得分合计", Unit.POINTS, "各适用指标印出的得分之和", over=Grain.INDICATOR)
def printed_scores_sum(score: pl.Expr, is_applicable: pl.Expr) -> pl.Expr:
    """Points ×10²; null while one is blank. A line that does not apply may be blank and counts nowhere."""
    return pl.when((score.is_not_null() | ~is_applicable).all()).then(score.filter(is_applicable).sum())
