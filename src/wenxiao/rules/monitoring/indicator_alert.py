"""指标预警情形: which rule fires on an indicator."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "指标预警情形",
    Unit.TEXT,
    {
        "NOT_DUE": "截至 {as_of_month} 月按计划还不用完成，或应完成的不到全年的 {alert_share_least}",
        "ON_PLAN": "进度指数 {progress_index}，不低于 {alert_yellow_below}",
        "BEHIND": "进度指数 {progress_index}，低于 {alert_yellow_below}",
        "FAR_BEHIND": "进度指数 {progress_index}，低于 {alert_red_below}",
        "NOTHING_DONE": "应完成 {expected_value_to_date}，还没有完成任何数量",
        "FAR_ABOVE": "已是全年指标值的 {attainment_ratio}，达到 {alert_blue_from}，指标值可能定低了",
        "FORECAST_SHORT": "进度尚可，但{forecast_basis}：预计年末至多 {year_end_value_high}，达不到 {target_value}",
        "WITHIN": "{comparable_actual_value} 没有超过上限 {target_value}",
        "EXCEEDED": "{comparable_actual_value} 已超过上限 {target_value}",
        "ACHIEVED": "已达成",
        "PARTLY": "部分达成",
        "FAILED": "未达成",
        "LATE": "应在 {target_text} 前完成，没有按时完成",
    },
    case="indicator_alert",
    cites=("alert_basis",),
)
def indicator_alert(
    progress_kind: pl.Expr,
    comparable_actual_value: pl.Expr,
    expected_value_to_date: pl.Expr,
    progress_index: pl.Expr,
    attainment_ratio: pl.Expr,
    target_is_met: pl.Expr,
    qualitative_result: pl.Expr,
    forecast_outlook: pl.Expr,
    target_value_to: pl.Expr,
    actual_kind: pl.Expr,
    actual_value_to: pl.Expr,
    as_of_month: pl.Expr,
    alert_red_below: pl.Expr,
    alert_yellow_below: pl.Expr,
    alert_blue_from: pl.Expr,
    alert_forecast_used: pl.Expr,
) -> pl.Expr:
    """One of the cases; null where nothing was reported or nothing can be told before the year's end.

    Source: the light rules of systems seen in use (S33); what is held against which value is `expected_basis`.
    """
    positive = progress_kind.is_in(["CUMULATIVE", "RATE"]) & comparable_actual_value.is_not_null()
    limited = progress_kind.is_in(["CEILING", "ZERO"])
    short = alert_forecast_used & (forecast_outlook == "SHORT").fill_null(value=False)
    of_positive = (
        pl.when((attainment_ratio >= alert_blue_from) & (progress_kind == "CUMULATIVE"))
        .then(pl.lit("FAR_ABOVE"))
        .when(expected_value_to_date.is_null())
        .then(pl.lit(None, pl.String))
        .when(progress_index.is_null())
        .then(pl.lit("NOT_DUE"))
        .when(comparable_actual_value == 0)
        .then(pl.lit("NOTHING_DONE"))
        .when(progress_index < alert_red_below)
        .then(pl.lit("FAR_BEHIND"))
        .when(progress_index < alert_yellow_below)
        .then(pl.lit("BEHIND"))
        .when(short)
        .then(pl.lit("FORECAST_SHORT"))
        .otherwise(pl.lit("ON_PLAN"))
    )
    day = 10_000  # dates are yyyymmdd with the four decimals of values
    due_month = target_value_to // day // 100 % 100
    dated = actual_kind == "DATE"
    of_deadline = (
        pl.when(dated.fill_null(value=False) & (actual_value_to % (day * day) <= target_value_to % (day * day)))
        .then(pl.lit("ACHIEVED"))
        .when(dated.fill_null(value=False))
        .then(pl.lit("LATE"))
        .when(actual_kind == "DONE")
        .then(pl.lit("ACHIEVED"))
        .when(as_of_month.cast(pl.Int64) >= due_month)
        .then(pl.lit("LATE"))
        .otherwise(pl.lit("NOT_DUE"))
    )
    return (
        pl.when(positive)
        .then(of_positive)
        .when(limited & target_is_met)
        .then(pl.lit("WITHIN"))
        .when(limited & ~target_is_met)
        .then(pl.lit("EXCEEDED"))
        .when(progress_kind == "QUALITATIVE")
        .then(
            qualitative_result.replace_strict(
                {"FULLY": "ACHIEVED", "PARTLY": "PARTLY", "NOT": "FAILED"}, default=None, return_dtype=pl.String
            )
        )
        .when(progress_kind == "DEADLINE")
        .then(of_deadline)
    )
