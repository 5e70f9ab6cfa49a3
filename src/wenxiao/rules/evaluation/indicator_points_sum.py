"""分值 of all indicators together."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "指标分值合计", Unit.POINTS, "各指标分值之和", over=Grain.INDICATOR)
def indicator_points_sum(max_points: pl.Expr) -> pl.Expr:
    """Points ×10²; null while an indicator has none."""
    return pl.when(max_points.is_not_null().all()).then(max_points.sum())
