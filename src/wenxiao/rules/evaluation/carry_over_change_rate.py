"""结转结余变动率 = (本年结转结余 − 上年结转结余) ÷ 上年结转结余."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "结转结余变动率",
    Unit.RATIO,
    "({carried_over_amount} − {past_carried_over_amount}) ÷ {past_carried_over_amount}",
    rounding="绝对值四舍五入到 0.01 %",
)
def carry_over_change_rate(carried_over_amount: pl.Expr, past_carried_over_amount: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴, below zero where it fell; null where nothing was carried over last year."""
    change = carried_over_amount - past_carried_over_amount
    return share_half_up(pl.lit(10_000), change.abs(), past_carried_over_amount) * change.sign()
