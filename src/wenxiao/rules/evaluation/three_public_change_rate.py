"""“三公经费”变动率 = (本年预算 − 上年预算) ÷ 上年预算."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "“三公经费”变动率",
    Unit.RATIO,
    "({three_public_budget_amount} − {past_three_public_budget_amount}) ÷ {past_three_public_budget_amount}",
    rounding="绝对值四舍五入到 0.01 %",
)
def three_public_change_rate(three_public_budget_amount: pl.Expr, past_three_public_budget_amount: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴, below zero where it fell; null without a budget of last year."""
    change = three_public_budget_amount - past_three_public_budget_amount
    return share_half_up(pl.lit(10_000), change.abs(), past_three_public_budget_amount) * change.sign()
