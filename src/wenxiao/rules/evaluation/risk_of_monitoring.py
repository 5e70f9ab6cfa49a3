"""Risk: good results claimed for a project that monitoring saw in trouble."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "与监控不符的风险",
    Unit.POINTS,
    {
        "RED": "年中监控为红灯：指标得分率 {results_ratio} × {risk_monitoring_points}",
        "YELLOW": "年中监控为黄灯：指标得分率 {results_ratio} × {risk_monitoring_points} ÷ 2",
        "GREEN": "年中监控为绿灯，不计",
        "BLUE": "年中监控为蓝灯，不计",
    },
    case="monitoring_light",
    cites=("risk_monitoring_points",),
    rounding="四舍五入到 0.01 分",
)
def risk_of_monitoring(monitoring_light: pl.Expr, results_ratio: pl.Expr, risk_monitoring_points: pl.Expr) -> pl.Expr:
    """Points ×10²; in full for a red light with full results, half for a yellow one, null without monitoring."""
    whole = pl.lit(10_000)
    return (
        pl.when(monitoring_light == "RED")
        .then(share_half_up(risk_monitoring_points, results_ratio, whole))
        .when(monitoring_light == "YELLOW")
        .then(share_half_up(risk_monitoring_points, results_ratio, 2 * whole))
        .when(monitoring_light.is_not_null())
        .then(0)
    )
