"""预算执行率 of the project."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "预算执行率",
    Unit.RATIO,
    "{total_executed_amount} ÷ {total_base_amount}",
    cites=("execution_rate_base",),
    rounding="四舍五入到 0.01%",
)
def project_execution_rate(total_executed_amount: pl.Expr, total_base_amount: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴; null without a budget. Source: 自评表 note 1."""
    return divide_half_up(total_executed_amount * 10_000, total_base_amount)
