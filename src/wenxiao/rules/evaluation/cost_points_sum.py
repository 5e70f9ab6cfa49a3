"""分值 of the cost indicators (成本) under a heading of their own together."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit
from wenxiao.rules.evaluation.output_points_sum import summed


@rule(Grain.FORM, "成本指标分值", Unit.POINTS, "成本各指标分值之和", over=Grain.INDICATOR)
def cost_points_sum(dimension: pl.Expr, opens_level1: pl.Expr, level1_points: pl.Expr, max_points: pl.Expr) -> pl.Expr:
    """Points ×10²."""
    cost = dimension == "COST"
    return summed(cost, opens_level1, level1_points, max_points)
