"""QC-410 “确定能”与按往年推算的年末相符."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-410",
    Grain.INDICATOR,
    "可能性与推算相符",
    "likelihood",
    "“{level3}”填“{likelihood}”，但按目前完成 {comparable_actual_value} 推算，"
    "年末在 {year_end_value_low} 至 {year_end_value_high} 之间，"
    "达不到 {target_value}；请改选“有可能”，或写明后几个月怎样完成。",
    forms=scope.MONITORING,
    printed="likelihood",
    expected="year_end_value_high",
)
def certainty_fits_forecast(likelihood: pl.Expr, forecast_outlook: pl.Expr) -> pl.Expr:
    """Undecided where there is no forecast."""
    return ~likelihood.str.contains("确定能") | (forecast_outlook != "SHORT")
