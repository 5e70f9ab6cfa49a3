"""Whether a cost indicator came in below its target: money saved."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.INDICATOR, "是否节约", Unit.FLAG, "成本类指标的完成值 {comparable_actual_value} 低于指标值 {target_value}")
def is_saving(
    comparable_actual_value: pl.Expr,
    target_value: pl.Expr,
    direction: pl.Expr,
    dimension: pl.Expr,
    sub_dimension: pl.Expr,
) -> pl.Expr:
    """Flag; null where it cannot be compared."""
    cost = (dimension == "COST") | sub_dimension.is_in(["COST", "ECONOMIC_COST"])
    return cost & (direction == "LOWER_IS_BETTER") & (comparable_actual_value < target_value)
