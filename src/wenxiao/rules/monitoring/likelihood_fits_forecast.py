"""QC-404 “确定能”与全年预计相符."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-404",
    Grain.INDICATOR,
    "可能性与预计相符",
    "likelihood",
    "“{level3}”填“{likelihood}”，全年预计 {forecast_text} 却够不到目标 {target_text}；请改预计数，或改选“有可能”。",
    forms=scope.MONITORING,
    printed="likelihood",
)
def likelihood_fits_forecast(
    likelihood: pl.Expr,
    forecast_value: pl.Expr,
    forecast_unit: pl.Expr,
    target_value: pl.Expr,
    target_unit: pl.Expr,
    target_kind: pl.Expr,
    direction: pl.Expr,
) -> pl.Expr:
    """Of numeric targets in one unit with the forecast, by direction."""
    comparable = (target_kind == "NUMBER") & (
        forecast_unit.is_null() | target_unit.is_null() | (forecast_unit == target_unit)
    )
    reaches = (
        pl.when(direction == "LOWER_IS_BETTER")
        .then(forecast_value <= target_value)
        .otherwise(forecast_value >= target_value)
    )
    return ~likelihood.str.contains("确定能") | pl.when(comparable).then(reaches)
