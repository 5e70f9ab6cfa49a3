"""分值 of the output indicators (产出) together."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


def summed(of: pl.Expr, opens_level1: pl.Expr, level1_points: pl.Expr, max_points: pl.Expr) -> pl.Expr:
    """The points of some of a form's lines; where no line prints any, those of their headings. Null while unknown."""
    return (
        pl.when(max_points.is_not_null().all())
        .then(pl.when(of).then(max_points).sum())
        .when((max_points.is_null() & (level1_points.is_not_null() | ~opens_level1)).all())
        .then(pl.when(of & opens_level1).then(level1_points).sum())
    )


@rule(Grain.FORM, "产出指标分值", Unit.POINTS, "产出各指标分值之和", over=Grain.INDICATOR)
def output_points_sum(
    dimension: pl.Expr, sub_dimension: pl.Expr, opens_level1: pl.Expr, level1_points: pl.Expr, max_points: pl.Expr
) -> pl.Expr:
    """Points ×10²; satisfaction (满意度) filed under outputs is satisfaction."""
    output = (dimension == "OUTPUT") & sub_dimension.ne_missing("SATISFACTION")
    return summed(output, opens_level1, level1_points, max_points)
