"""公用经费控制率 = 实际支出公用经费 ÷ 预算安排公用经费."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "公用经费控制率",
    Unit.RATIO,
    "{office_executed_amount} ÷ {office_budget_amount}",
    rounding="四舍五入到 0.01 %",
)
def office_control_rate(office_executed_amount: pl.Expr, office_budget_amount: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴; null without a budget for it."""
    return share_half_up(pl.lit(10_000), office_executed_amount, office_budget_amount)
