"""效益成本比 = 效益现值 ÷ 成本现值."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "效益成本比",
    Unit.VALUE,
    "{present_benefits_amount} ÷ {present_costs_amount}",
    rounding="四舍五入到 0.0001",
)
def benefit_cost_ratio(present_benefits_amount: pl.Expr, present_costs_amount: pl.Expr) -> pl.Expr:
    """×10⁴; null without costs."""
    return share_half_up(pl.lit(10_000), present_benefits_amount, present_costs_amount)
