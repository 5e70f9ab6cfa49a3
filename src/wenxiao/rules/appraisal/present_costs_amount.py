"""成本现值合计."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "成本现值合计", Unit.AMOUNT, "{present_cost_amount}", over=Grain.FUND)
def present_costs_amount(present_cost_amount: pl.Expr) -> pl.Expr:
    """Fen; null while a year cannot be discounted."""
    return pl.when(present_cost_amount.is_not_null().all()).then(present_cost_amount.sum())
