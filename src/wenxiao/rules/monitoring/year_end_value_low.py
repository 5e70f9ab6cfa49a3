"""预计年末完成值（低）: the year's end, if by now as much as seldom is there."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up, share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "预计年末完成值（低）",
    Unit.VALUE,
    {
        "PAST": "{comparable_actual_value} ÷ {usual_share_high}",
        "CURVE": "{comparable_actual_value} ÷ {usual_share_high}",
        "EQUAL_MONTHS": "{comparable_actual_value} ÷ {usual_share_high}",
        "LEVEL": "{comparable_actual_value} × (1 − {forecast_spread})",
    },
    case="forecast_basis",
    rounding="四舍五入到 4 位小数",
)
def year_end_value_low(
    forecast_basis: pl.Expr, comparable_actual_value: pl.Expr, usual_share_high: pl.Expr, forecast_spread: pl.Expr
) -> pl.Expr:
    """Value ×10⁴; null without a value to date or where it is too early to tell."""
    flow = divide_half_up(comparable_actual_value * 10_000, usual_share_high)
    level = share_half_up(comparable_actual_value, 10_000 - forecast_spread, pl.lit(10_000))
    return pl.when(forecast_basis == "LEVEL").then(level).otherwise(flow)
