"""分值 printed on the level-1 headings together, for forms whose lines carry none."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "一级指标分值合计", Unit.POINTS, "各一级指标标题上的分值之和", over=Grain.INDICATOR)
def heading_points_sum(opens_level1: pl.Expr, level1_points: pl.Expr) -> pl.Expr:
    """Points ×10²; each heading counts once; null where one prints no points."""
    points = level1_points.filter(opens_level1)
    return pl.when(points.is_not_null().all()).then(points.sum())
