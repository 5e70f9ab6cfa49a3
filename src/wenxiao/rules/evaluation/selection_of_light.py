"""监控预警分: what monitoring said of a project."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "监控预警分",
    Unit.POINTS,
    {
        "RED": "监控红灯：{selection_red_points}",
        "YELLOW": "监控黄灯：{selection_yellow_points}",
        "GREEN": "监控绿灯：0",
        "BLUE": "监控蓝灯：0",
    },
    case="monitoring_light",
    cites=("selection_red_points", "selection_yellow_points"),
)
def selection_of_light(
    monitoring_light: pl.Expr, selection_red_points: pl.Expr, selection_yellow_points: pl.Expr
) -> pl.Expr:
    """Points ×10²; 0 without an alert or without monitoring."""
    red, yellow = monitoring_light == "RED", monitoring_light == "YELLOW"
    return pl.when(red).then(selection_red_points).when(yellow).then(selection_yellow_points).otherwise(pl.lit(0))
