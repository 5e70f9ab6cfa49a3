"""预算执行分值: what the form prints, else what the rulebook reserves."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "预算执行分值",
    Unit.POINTS,
    "{execution_points_printed}（表上未印时用{execution_heading_points}或规定的{execution_points}）",
    cites=("execution_points",),
    picks=True,
)
def execution_max_points(
    execution_points_printed: pl.Expr, execution_heading_points: pl.Expr, execution_points: pl.Expr
) -> pl.Expr:
    """Points ×10²."""
    return pl.coalesce(execution_points_printed, execution_heading_points, execution_points)
