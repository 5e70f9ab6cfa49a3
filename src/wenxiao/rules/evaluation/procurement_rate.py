"""政府采购执行率 = 实际采购金额 ÷ 采购预算数."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "政府采购执行率",
    Unit.RATIO,
    "{procured_amount} ÷ {procurement_budget_amount}",
    rounding="四舍五入到 0.01 %",
)
def procurement_rate(procured_amount: pl.Expr, procurement_budget_amount: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴; null without a budget for it."""
    return share_half_up(pl.lit(10_000), procured_amount, procurement_budget_amount)
