"""预算调整率 = 预算调整数 ÷ 年初预算数: additions and cuts both count, so that they do not cancel out."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "预算调整率",
    Unit.RATIO,
    "{department_adjusted_amount} ÷ {department_initial_amount}",
    rounding="四舍五入到 0.01 %",
)
def budget_adjustment_rate(department_adjusted_amount: pl.Expr, department_initial_amount: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴; null without an initial budget."""
    return share_half_up(pl.lit(10_000), department_adjusted_amount, department_initial_amount)
