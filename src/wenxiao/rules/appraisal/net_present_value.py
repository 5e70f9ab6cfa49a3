"""净现值 = 效益现值 − 成本现值."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "净现值",
    Unit.AMOUNT,
    "{present_benefits_amount} − {present_costs_amount}",
    cites=("discount_rate_usual",),
)
def net_present_value(present_benefits_amount: pl.Expr, present_costs_amount: pl.Expr) -> pl.Expr:
    """Fen, below zero when the costs are greater."""
    return present_benefits_amount - present_costs_amount
