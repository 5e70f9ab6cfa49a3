"""结转结余率 = 结转结余 ÷ 全年预算数."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "结转结余率",
    Unit.RATIO,
    "{carried_over_amount} ÷ {department_budget_amount}",
    rounding="四舍五入到 0.01 %",
)
def carry_over_rate(carried_over_amount: pl.Expr, department_budget_amount: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴; null without a budget."""
    return share_half_up(pl.lit(10_000), carried_over_amount, department_budget_amount)
