"""Whether the actual value reaches its target, by direction and strictness of the operator."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.INDICATOR, "是否达标", Unit.FLAG, "完成值 {comparable_actual_value} 对指标值 {target_value}")
def target_is_met(
    comparable_actual_value: pl.Expr, target_value: pl.Expr, target_operator: pl.Expr, direction: pl.Expr
) -> pl.Expr:
    """Flag; null where the two cannot be compared."""
    return (
        pl.when(target_operator == "LT")
        .then(comparable_actual_value < target_value)
        .when(target_operator == "GT")
        .then(comparable_actual_value > target_value)
        .when(direction == "LOWER_IS_BETTER")
        .then(comparable_actual_value <= target_value)
        .otherwise(comparable_actual_value >= target_value)
    )
