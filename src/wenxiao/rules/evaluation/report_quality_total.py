"""报告质量得分: the points of the quality sheet together."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "报告质量得分", Unit.POINTS, "质量评分表各项得分之和", over=Grain.INDICATOR)
def report_quality_total(rated_points: pl.Expr) -> pl.Expr:
    """Points ×10²; null while a line of the sheet has no points."""
    return pl.when(rated_points.is_not_null().all()).then(rated_points.sum())
