"""执行预警情形: which rule fires on a project's spending."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit

WHOLE = 10_000
"""100 % as a ratio."""


@rule(
    Grain.FORM,
    "执行预警情形",
    Unit.TEXT,
    {
        "NOT_DUE": "截至 {as_of_month} 月按计划还不用支出，或应支出的不到全年的 {alert_share_least}",
        "ON_PACE": "执行率 {project_execution_rate}，应执行 {expected_execution_rate}，指数 {execution_index}，跟得上",
        "SLOW": "执行率 {project_execution_rate}，应执行 {expected_execution_rate}，"
        "指数 {execution_index} 低于 {alert_yellow_below}",
        "VERY_SLOW": "执行率 {project_execution_rate}，应执行 {expected_execution_rate}，"
        "指数 {execution_index} 低于 {alert_red_below}",
        "BELOW_LINE": "累计执行率 {project_execution_rate}，低于 {as_of_month} 月预警线 {execution_line_to_date}",
        "OVERSPENT": "累计执行率 {project_execution_rate}，超过预算",
    },
    case="execution_alert",
    cites=("alert_execution_used", "alert_execution_line_used"),
)
def execution_alert(
    project_execution_rate: pl.Expr,
    expected_execution_rate: pl.Expr,
    execution_index: pl.Expr,
    execution_line_to_date: pl.Expr,
    alert_execution_used: pl.Expr,
    alert_execution_line_used: pl.Expr,
    alert_red_below: pl.Expr,
    alert_yellow_below: pl.Expr,
) -> pl.Expr:
    """One of the cases; null without a rate. Sources: time-proportional index (S33), lines by month (四川, S22e)."""
    below = alert_execution_line_used & (project_execution_rate < execution_line_to_date).fill_null(value=False)
    return (
        pl.when(project_execution_rate > WHOLE)
        .then(pl.lit("OVERSPENT"))
        .when(project_execution_rate.is_null())
        .then(pl.lit(None, pl.String))
        .when(alert_execution_used & (execution_index < alert_red_below).fill_null(value=False))
        .then(pl.lit("VERY_SLOW"))
        .when(alert_execution_used & (execution_index < alert_yellow_below).fill_null(value=False))
        .then(pl.lit("SLOW"))
        .when(below)
        .then(pl.lit("BELOW_LINE"))
        .when(execution_index.is_null() & expected_execution_rate.is_not_null())
        .then(pl.lit("NOT_DUE"))
        .otherwise(pl.lit("ON_PACE"))
    )
