"""重点支出安排率 = 重点项目支出 ÷ 项目总支出; key are the projects that serve a key duty of the unit."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "重点支出安排率",
    Unit.RATIO,
    "{key_projects_executed_amount} ÷ {department_executed_amount}",
    rounding="四舍五入到 0.01 %",
)
def key_spending_rate(key_projects_executed_amount: pl.Expr, department_executed_amount: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴; null where nothing was spent, or no key duty is named."""
    return share_half_up(pl.lit(10_000), key_projects_executed_amount, department_executed_amount)
