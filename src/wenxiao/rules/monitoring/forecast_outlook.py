"""年末能否达标: what the forecast says about the target."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "按预计年末能否达标",
    Unit.TEXT,
    {
        "MET": "预计区间 {year_end_value_low} 至 {year_end_value_high} 都达到 {target_value}",
        "OPEN": "{target_value} 在预计区间 {year_end_value_low} 至 {year_end_value_high} 之内，难以断定",
        "SHORT": "预计区间 {year_end_value_low} 至 {year_end_value_high} 都达不到 {target_value}",
    },
    case="forecast_outlook",
)
def forecast_outlook(
    year_end_value_low: pl.Expr, year_end_value_high: pl.Expr, target_value: pl.Expr, direction: pl.Expr
) -> pl.Expr:
    """`MET`, `OPEN` or `SHORT`; null without a forecast."""
    lower = direction == "LOWER_IS_BETTER"
    surely = pl.when(lower).then(year_end_value_high <= target_value).otherwise(year_end_value_low >= target_value)
    never = pl.when(lower).then(year_end_value_low > target_value).otherwise(year_end_value_high < target_value)
    return pl.when(surely).then(pl.lit("MET")).when(never).then(pl.lit("SHORT")).when(~surely).then(pl.lit("OPEN"))
