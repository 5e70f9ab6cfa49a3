"""同期完成比例较低的一端: the lower quartile of the past, or less by the spread."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "同期完成比例（较低）",
    Unit.RATIO,
    {
        "PAST": "{past_share_low}（往年同期的下四分位数）",
        "CURVE": "{usual_share} - {forecast_spread}",
        "EQUAL_MONTHS": "{usual_share} - {forecast_spread}",
    },
    case="forecast_basis",
)
def usual_share_low(
    forecast_basis: pl.Expr, usual_share: pl.Expr, past_share_low: pl.Expr, forecast_spread: pl.Expr
) -> pl.Expr:
    """Ratio ×10⁴, above 0; null where there is no usual share."""
    spread = usual_share - forecast_spread
    share = pl.when(forecast_basis == "PAST").then(past_share_low).otherwise(spread)
    return pl.when(usual_share.is_not_null()).then(share.clip(lower_bound=1))
