"""维度得分: the average of the experts, rounded half up."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "维度得分",
    Unit.POINTS,
    "各专家在本维度的得分之和 ÷ {experts_count}",
    rounding="四舍五入到 0.01 分",
)
def dimension_score(form: pl.Expr, dimension: pl.Expr, points: pl.Expr, experts_count: pl.Expr) -> pl.Expr:
    """Points ×10², the same on every line of the dimension; null while a leaf is blank."""
    total = points.sum().over(form, dimension)
    is_whole = points.is_null().sum().over(form, dimension) == 0
    return pl.when(is_whole).then(divide_half_up(total, experts_count))
