"""年末预计的依据: what tells how much of a year's result is usually there by now."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "年末预计的依据",
    Unit.TEXT,
    {
        "PAST": "本项目和同类项目往年同期完成比例，{past_cases} 例",
        "CURVE": "计划曲线当月累计值占全年的比例，上下各放宽 {forecast_spread}",
        "EQUAL_MONTHS": "按月均分的比例，上下各放宽 {forecast_spread}",
        "LEVEL": "比率不累加，按目前水平，上下各放宽 {forecast_spread}",
    },
    case="forecast_basis",
    cites=("forecast_cases_least",),
)
def forecast_basis(
    progress_kind: pl.Expr,
    planned_value: pl.Expr,
    past_cases: pl.Expr,
    past_share: pl.Expr,
    forecast_cases_least: pl.Expr,
    alert_basis: pl.Expr,
) -> pl.Expr:
    """One of the cases; null where no year's end can be told by number: a limit kept so far may still be broken."""
    enough = (past_cases >= forecast_cases_least) & past_share.is_not_null()
    by_curve = planned_value.is_not_null() & (alert_basis == "plan_curve")
    flow = (
        pl.when(enough.fill_null(value=False))
        .then(pl.lit("PAST"))
        .when(by_curve)
        .then(pl.lit("CURVE"))
        .otherwise(pl.lit("EQUAL_MONTHS"))
    )
    return pl.when(progress_kind == "CUMULATIVE").then(flow).when(progress_kind == "RATE").then(pl.lit("LEVEL"))
