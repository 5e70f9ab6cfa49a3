"""分值 of the indicators that do not apply."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "不适用指标分值", Unit.POINTS, "不适用指标的分值之和", over=Grain.INDICATOR)
def not_applicable_points(max_points: pl.Expr, is_applicable: pl.Expr) -> pl.Expr:
    """Points ×10²."""
    return max_points.filter(~is_applicable).sum()
