"""QC-412 完成值没有写错单位."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-412",
    Grain.INDICATOR,
    "完成值的单位没有写错",
    "actual_text",
    "“{level3}”完成 {actual_text}，是全年指标值 {target_text} 的 {monitoring_value_times_most} 倍以上；"
    "请核对计量单位和小数点。",
    forms=scope.MONITORING,
    printed="actual_text",
    expected="target_text",
    cites="monitoring_value_times_most",
)
def value_to_date_is_plausible(
    comparable_actual_value: pl.Expr, target_value: pl.Expr, direction: pl.Expr, monitoring_value_times_most: pl.Expr
) -> pl.Expr:
    """Of positive targets; undecided where the two cannot be compared."""
    most = target_value.cast(pl.Int128) * monitoring_value_times_most
    return (target_value <= 0) | (direction == "LOWER_IS_BETTER") | (comparable_actual_value <= most)
