"""分值 of a level-1 group: the sum over its lines."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit
from wenxiao.kernel.texts import lines_alike


@rule(Grain.INDICATOR, "同一一级指标下分值合计", Unit.POINTS, "同一一级指标下各行分值之和")
def level1_sum(form: pl.Expr, level1: pl.Expr, max_points: pl.Expr) -> pl.Expr:
    """Points ×10² on every line of the group; null while a line has none."""
    total = pl.when(max_points.null_count() == 0).then(max_points.sum())
    return total.over(lines_alike(form, level1))
