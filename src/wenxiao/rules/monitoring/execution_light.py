"""执行灯: the light of a project's spending."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "执行灯",
    Unit.TEXT,
    {
        "RED": "红灯：{execution_alert}",
        "YELLOW": "黄灯：{execution_alert}",
        "GREEN": "绿灯：{execution_alert}",
    },
    case="execution_light",
)
def execution_light(execution_alert: pl.Expr) -> pl.Expr:
    """`RED`, `YELLOW`, `GREEN`; null where there is no rate."""
    return (
        pl.when(execution_alert.is_in(["VERY_SLOW", "OVERSPENT"]))
        .then(pl.lit("RED"))
        .when(execution_alert.is_in(["SLOW", "BELOW_LINE"]))
        .then(pl.lit("YELLOW"))
        .when(execution_alert.is_not_null())
        .then(pl.lit("GREEN"))
    )
