"""分值 of the outcome indicators (效益) together."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit
from wenxiao.rules.evaluation.output_points_sum import summed


@rule(Grain.FORM, "效益指标分值", Unit.POINTS, "效益各指标分值之和", over=Grain.INDICATOR)
def outcome_points_sum(
    dimension: pl.Expr, sub_dimension: pl.Expr, opens_level1: pl.Expr, level1_points: pl.Expr, max_points: pl.Expr
) -> pl.Expr:
    """Points ×10²."""
    outcome = (dimension == "OUTCOME") & sub_dimension.ne_missing("SATISFACTION")
    return summed(outcome, opens_level1, level1_points, max_points)
