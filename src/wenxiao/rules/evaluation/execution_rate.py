"""预算执行率 of a fund line = 全年执行数 ÷ 全年预算数."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FUND,
    "预算执行率",
    Unit.RATIO,
    "{executed_amount} ÷ {execution_base_amount}",
    cites=("execution_rate_base",),
    rounding="四舍五入到 0.01%",
)
def execution_rate(executed_amount: pl.Expr, execution_base_amount: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴; null without a budget (never divided by zero). Source: 自评表 note 1."""
    return divide_half_up(executed_amount * 10_000, execution_base_amount)
