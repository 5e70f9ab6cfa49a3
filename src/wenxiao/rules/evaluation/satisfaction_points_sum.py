"""分值 of the satisfaction indicators (满意度), under a heading of their own or not together."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit
from wenxiao.rules.evaluation.output_points_sum import summed


@rule(Grain.FORM, "满意度指标分值", Unit.POINTS, "满意度各指标分值之和", over=Grain.INDICATOR)
def satisfaction_points_sum(
    dimension: pl.Expr, sub_dimension: pl.Expr, opens_level1: pl.Expr, level1_points: pl.Expr, max_points: pl.Expr
) -> pl.Expr:
    """Points ×10²."""
    satisfaction = (dimension == "SATISFACTION") | sub_dimension.eq_missing("SATISFACTION")
    return summed(satisfaction, opens_level1, level1_points, max_points)
