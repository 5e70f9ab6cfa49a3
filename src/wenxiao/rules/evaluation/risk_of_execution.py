"""Risk: the results claim more than the money spent makes likely."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "结果好于支出的风险",
    Unit.POINTS,
    "(指标得分率 {results_ratio} − 预算执行率 {executed_ratio}) ÷ {risk_execution_full_at} × {risk_execution_points}，"
    "最高得满分；指标得分率低于 {risk_execution_results_from} 的不计",
    cites=("risk_execution_points",),
    rounding="四舍五入到 0.01 分",
)
def risk_of_execution(
    results_ratio: pl.Expr,
    executed_ratio: pl.Expr,
    risk_execution_points: pl.Expr,
    risk_execution_full_at: pl.Expr,
    risk_execution_results_from: pl.Expr,
) -> pl.Expr:
    """Points ×10²; 0 where results do not exceed execution or are not good themselves, null where one is not known."""
    good = results_ratio >= risk_execution_results_from
    ahead = pl.when(good).then((results_ratio - executed_ratio).clip(lower_bound=0)).when(~good).then(0)
    gap = pl.when(executed_ratio.is_not_null()).then(ahead)
    most = pl.when(gap > risk_execution_full_at).then(risk_execution_full_at).otherwise(gap)
    return share_half_up(risk_execution_points, most, risk_execution_full_at)
