"""同期通常完成比例: how much of a year's result is usually there by this month."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "同期通常完成比例",
    Unit.RATIO,
    {
        "PAST": "{past_share}（往年同期的中位数）",
        "CURVE": "{planned_value} ÷ {target_value}",
        "EQUAL_MONTHS": "{equal_months_share}",
    },
    case="forecast_basis",
    rounding="四舍五入到 0.01%",
)
def usual_share(
    forecast_basis: pl.Expr,
    past_share: pl.Expr,
    planned_value: pl.Expr,
    target_value: pl.Expr,
    equal_months_share: pl.Expr,
    forecast_share_least: pl.Expr,
) -> pl.Expr:
    """Ratio ×10⁴; null where it is too early in the year to tell (below `forecast_share_least`)."""
    share = (
        pl.when(forecast_basis == "PAST")
        .then(past_share)
        .when(forecast_basis == "CURVE")
        .then(divide_half_up(planned_value * 10_000, target_value))
        .when(forecast_basis == "EQUAL_MONTHS")
        .then(equal_months_share)
    )
    return pl.when(share >= forecast_share_least).then(share)
