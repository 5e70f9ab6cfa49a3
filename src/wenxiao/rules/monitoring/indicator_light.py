"""指标灯: red, yellow, green or blue, by the rule that fired."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit

RED = ("FAR_BEHIND", "NOTHING_DONE", "EXCEEDED", "FAILED", "LATE")
YELLOW = ("BEHIND", "FORECAST_SHORT", "PARTLY")
BLUE = ("FAR_ABOVE",)


@rule(
    Grain.INDICATOR,
    "指标灯",
    Unit.TEXT,
    {
        "RED": "红灯：{indicator_alert}",
        "YELLOW": "黄灯：{indicator_alert}",
        "GREEN": "绿灯：{indicator_alert}",
        "BLUE": "蓝灯：{indicator_alert}",
    },
    case="indicator_light",
)
def indicator_light(indicator_alert: pl.Expr) -> pl.Expr:
    """`RED`, `YELLOW`, `GREEN`, `BLUE`; null where no rule could be asked. Source: systems seen in use (S33)."""
    return (
        pl.when(indicator_alert.is_in(RED))
        .then(pl.lit("RED"))
        .when(indicator_alert.is_in(YELLOW))
        .then(pl.lit("YELLOW"))
        .when(indicator_alert.is_in(BLUE))
        .then(pl.lit("BLUE"))
        .when(indicator_alert.is_not_null())
        .then(pl.lit("GREEN"))
    )
