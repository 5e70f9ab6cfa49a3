"""预计年末执行率（高）: spending to date over the share that is usually spent by now."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "预计年末执行率（高）",
    Unit.RATIO,
    "{project_execution_rate} ÷ {execution_share_low}（往年同期执行比例的下四分位数），最高按 100% 计；"
    "同类不足 {forecast_cases_least} 例或同期比例低于 {forecast_share_least} 的不预计",
    rounding="四舍五入到 0.01%",
)
def year_end_execution_rate_high(
    project_execution_rate: pl.Expr,
    execution_share_low: pl.Expr,
    execution_cases: pl.Expr,
    forecast_cases_least: pl.Expr,
    forecast_share_least: pl.Expr,
) -> pl.Expr:
    """Ratio ×10⁴, at most the whole budget; null where the past has too few cases or it is too early to tell."""
    told = (execution_cases >= forecast_cases_least) & (execution_share_low >= forecast_share_least)
    ends = divide_half_up(project_execution_rate * 10_000, execution_share_low)
    return pl.when(told).then(ends.clip(upper_bound=10_000))
