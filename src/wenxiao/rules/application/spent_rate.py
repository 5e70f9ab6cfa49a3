"""预算执行率 of the year that was evaluated."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import WHOLE, Unit


@rule(Grain.FORM, "预算执行率", Unit.RATIO, "{executed_amount} ÷ {budget_amount}", rounding="四舍五入到0.01%")
def spent_rate(executed_amount: pl.Expr, budget_amount: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴, half up; null without a budget or when payments are not known."""
    return divide_half_up(executed_amount * WHOLE, budget_amount)
