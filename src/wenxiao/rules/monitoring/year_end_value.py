"""预计年末完成值: the year's end, by the usual share."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "预计年末完成值",
    Unit.VALUE,
    {
        "PAST": "{comparable_actual_value} ÷ {usual_share}",
        "CURVE": "{comparable_actual_value} ÷ {usual_share}",
        "EQUAL_MONTHS": "{comparable_actual_value} ÷ {usual_share}",
        "LEVEL": "{comparable_actual_value}",
    },
    case="forecast_basis",
    rounding="四舍五入到 4 位小数",
)
def year_end_value(forecast_basis: pl.Expr, comparable_actual_value: pl.Expr, usual_share: pl.Expr) -> pl.Expr:
    """Value ×10⁴; null without a value to date or where it is too early to tell."""
    flow = divide_half_up(comparable_actual_value * 10_000, usual_share)
    return pl.when(forecast_basis == "LEVEL").then(comparable_actual_value).otherwise(flow)
