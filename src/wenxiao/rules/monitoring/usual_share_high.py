"""同期完成比例较高的一端: the upper quartile of the past, or more by the spread."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "同期完成比例（较高）",
    Unit.RATIO,
    {
        "PAST": "{past_share_high}（往年同期的上四分位数）",
        "CURVE": "{usual_share} + {forecast_spread}",
        "EQUAL_MONTHS": "{usual_share} + {forecast_spread}",
    },
    case="forecast_basis",
)
def usual_share_high(
    forecast_basis: pl.Expr,
    usual_share: pl.Expr,
    past_share_high: pl.Expr,
    forecast_spread: pl.Expr,
) -> pl.Expr:
    """Ratio ×10⁴; null where there is no usual share; at most the whole."""
    spread = pl.min_horizontal(usual_share + forecast_spread, pl.lit(10_000))
    return pl.when(usual_share.is_not_null()).then(
        pl.when(forecast_basis == "PAST").then(past_share_high).otherwise(spread)
    )
