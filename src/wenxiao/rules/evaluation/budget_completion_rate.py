"""预算完成率 = 全年执行数 ÷ 全年预算数, of a whole unit."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "预算完成率",
    Unit.RATIO,
    "{department_executed_amount} ÷ {department_budget_amount}",
    rounding="四舍五入到 0.01 %",
)
def budget_completion_rate(department_executed_amount: pl.Expr, department_budget_amount: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴; null without a budget."""
    return share_half_up(pl.lit(10_000), department_executed_amount, department_budget_amount)
