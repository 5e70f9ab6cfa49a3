"""效益现值合计."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "效益现值合计", Unit.AMOUNT, "{present_benefit_amount}", over=Grain.FUND)
def present_benefits_amount(present_benefit_amount: pl.Expr) -> pl.Expr:
    """Fen; null while a year cannot be discounted."""
    return pl.when(present_benefit_amount.is_not_null().all()).then(present_benefit_amount.sum())
