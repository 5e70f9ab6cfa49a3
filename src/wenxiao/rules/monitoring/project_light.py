"""项目灯: red, yellow, green or blue, by the rule that decided."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "项目灯",
    Unit.TEXT,
    {
        "RED": "红灯：{project_alert}",
        "YELLOW": "黄灯：{project_alert}",
        "GREEN": "绿灯：{project_alert}",
        "BLUE": "蓝灯：{project_alert}",
    },
    case="project_light",
)
def project_light(project_alert: pl.Expr) -> pl.Expr:
    """`RED`, `YELLOW`, `GREEN`, `BLUE`; null where nothing can be judged."""
    return (
        pl.when(project_alert.is_in(["INDICATOR_RED", "EXECUTION_RED", "BOTH_BEHIND", "EXECUTION_BEHIND"]))
        .then(pl.lit("RED"))
        .when(project_alert.is_in(["INDICATOR_YELLOW", "EXECUTION_YELLOW", "GAP", "RESULTS_BEHIND"]))
        .then(pl.lit("YELLOW"))
        .when(project_alert == "INDICATOR_BLUE")
        .then(pl.lit("BLUE"))
        .when(project_alert.is_not_null())
        .then(pl.lit("GREEN"))
    )
