"""维度分歧: greatest less least total of an expert in the dimension."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.INDICATOR, "维度极差", Unit.POINTS, "本维度专家得分的最高数 − 最低数")
def dimension_spread(form: pl.Expr, dimension: pl.Expr, expert: pl.Expr, points: pl.Expr) -> pl.Expr:
    """Points ×10²; 0 with one expert; null while a leaf is blank."""
    own = points.sum().over(form, dimension, expert)
    is_whole = points.is_null().sum().over(form, dimension) == 0
    return pl.when(is_whole).then(own.max().over(form, dimension) - own.min().over(form, dimension))
