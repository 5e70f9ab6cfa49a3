"""All points that the form gives out: of its indicators (or of their headings) and of budget execution."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "分值合计",
    Unit.POINTS,
    "{indicator_points_sum}（各行未印分值时用{heading_points_sum}） + {execution_points_on_form}",
)
def points_stated(
    indicator_points_sum: pl.Expr, heading_points_sum: pl.Expr, execution_points_on_form: pl.Expr
) -> pl.Expr:
    """Points ×10²; null where the form prints neither."""
    return pl.coalesce(indicator_points_sum, heading_points_sum) + execution_points_on_form.fill_null(0)
