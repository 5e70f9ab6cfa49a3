"""一位专家的总分: the sum of the points given on all leaves."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.INDICATOR, "该专家总分", Unit.POINTS, "该专家各项得分之和")
def expert_total(form: pl.Expr, expert: pl.Expr, points: pl.Expr) -> pl.Expr:
    """Points ×10²; null while a leaf is blank."""
    total = points.sum().over(form, expert)
    return pl.when(points.is_null().sum().over(form, expert) == 0).then(total)
