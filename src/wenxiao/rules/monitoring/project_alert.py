"""项目预警情形: which rule decides the light of a project."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "项目预警情形",
    Unit.TEXT,
    {
        "EXECUTION_RED": "执行红灯：{execution_alert}",
        "INDICATOR_RED": "{red_indicators} 个指标为红灯",
        "EXECUTION_YELLOW": "执行黄灯：{execution_alert}",
        "INDICATOR_YELLOW": "{yellow_indicators} 个指标为黄灯",
        "GAP": "完成与支出之差 {results_gap}，超过 {monitoring_gap_most}",
        "BOTH_BEHIND": "支出和目标都没有跟上",
        "EXECUTION_BEHIND": "支出没有跟上：{execution_alert}",
        "RESULTS_BEHIND": "支出跟得上，目标没有跟上",
        "INDICATOR_BLUE": "{blue_indicators} 个指标大幅超额，指标值可能定低了",
        "ON_PLAN": "支出和目标都跟得上计划",
    },
    case="project_alert",
    cites=("alert_combination",),
)
def project_alert(
    execution_light: pl.Expr,
    red_indicators: pl.Expr,
    yellow_indicators: pl.Expr,
    blue_indicators: pl.Expr,
    green_indicators: pl.Expr,
    results_gap: pl.Expr,
    monitoring_gap_most: pl.Expr,
    alert_gap_used: pl.Expr,
    alert_combination: pl.Expr,
) -> pl.Expr:
    """One of the cases, the worst first; null where neither spending nor any indicator can be judged.

    `worst`: the worst light decides (S33). `dual`: only whether spending and targets keep up (合肥, S33).
    """
    judged = pl.sum_horizontal(red_indicators, yellow_indicators, blue_indicators, green_indicators)
    known = execution_light.is_not_null() | (judged > 0)
    gap = alert_gap_used & (results_gap > monitoring_gap_most).fill_null(value=False)
    behind = execution_light.is_in(["RED", "YELLOW"]).fill_null(value=False)
    missed = (red_indicators.fill_null(0) + yellow_indicators.fill_null(0)) > 0
    dual = (
        pl.when(behind & missed)
        .then(pl.lit("BOTH_BEHIND"))
        .when(behind)
        .then(pl.lit("EXECUTION_BEHIND"))
        .when(missed)
        .then(pl.lit("RESULTS_BEHIND"))
        .otherwise(pl.lit("ON_PLAN"))
    )
    worst = (
        pl.when(red_indicators > 0)
        .then(pl.lit("INDICATOR_RED"))
        .when(execution_light == "RED")
        .then(pl.lit("EXECUTION_RED"))
        .when(yellow_indicators > 0)
        .then(pl.lit("INDICATOR_YELLOW"))
        .when(execution_light == "YELLOW")
        .then(pl.lit("EXECUTION_YELLOW"))
        .when(gap)
        .then(pl.lit("GAP"))
        .when(blue_indicators > 0)
        .then(pl.lit("INDICATOR_BLUE"))
        .otherwise(pl.lit("ON_PLAN"))
    )
    return pl.when(known).then(pl.when(alert_combination == "dual").then(dual).otherwise(worst))
