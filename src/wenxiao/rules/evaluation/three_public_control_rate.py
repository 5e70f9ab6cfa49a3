"""“三公经费”控制率 = 实际支出 ÷ 预算安排."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "“三公经费”控制率",
    Unit.RATIO,
    "{three_public_executed_amount} ÷ {three_public_budget_amount}",
    rounding="四舍五入到 0.01 %",
)
def three_public_control_rate(three_public_executed_amount: pl.Expr, three_public_budget_amount: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴; null without a budget for it."""
    return share_half_up(pl.lit(10_000), three_public_executed_amount, three_public_budget_amount)
