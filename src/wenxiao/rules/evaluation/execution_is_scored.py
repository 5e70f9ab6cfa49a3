"""Whether the form gives points to budget execution: printed, or left over by indicators adding to less than 100."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "是否计预算执行分", Unit.FLAG, "表上印有预算执行分值，或指标分值合计不到 {full_points}")
def execution_is_scored(
    execution_points_printed: pl.Expr,
    execution_heading_points: pl.Expr,
    indicator_points_sum: pl.Expr,
    full_points: pl.Expr,
) -> pl.Expr:
    """Flag."""
    printed = pl.coalesce(execution_points_printed, execution_heading_points).is_not_null()
    return printed | (indicator_points_sum < full_points).fill_null(value=False)
