"""QC-403 偏差较大要有原因."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope, words


@check(
    "QC-403",
    Grain.INDICATOR,
    "偏差有原因",
    "reason",
    "“{level3}”全年预计 {forecast_text}，与目标 {target_text} 偏差超过 {monitoring_deviation_most}，没有写原因。",
    forms=scope.MONITORING,
    printed="forecast_text",
    cites="monitoring_deviation_most",
)
def deviation_has_reason(
    forecast_value: pl.Expr,
    forecast_unit: pl.Expr,
    target_value: pl.Expr,
    target_unit: pl.Expr,
    target_kind: pl.Expr,
    monitoring_deviation_most: pl.Expr,
    reason: pl.Expr,
) -> pl.Expr:
    """Forecast against target, in either direction; undecided where the two are no numbers of one unit."""
    comparable = (target_kind == "NUMBER") & (
        forecast_unit.is_null() | target_unit.is_null() | (forecast_unit == target_unit)
    )
    within = (forecast_value - target_value).abs() * 10_000 <= target_value * monitoring_deviation_most
    return pl.when(comparable).then(within) | ~words.is_blank(reason)
