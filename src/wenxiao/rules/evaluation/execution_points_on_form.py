"""预算执行分值 as the form prints it, on the total line or on a heading."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "表上的预算执行分值",
    Unit.POINTS,
    "{execution_points_printed}（未印时用标题上的{execution_heading_points}）",
    picks=True,
)
def execution_points_on_form(execution_points_printed: pl.Expr, execution_heading_points: pl.Expr) -> pl.Expr:
    """Points ×10²; null where the form prints none."""
    return pl.coalesce(execution_points_printed, execution_heading_points)
