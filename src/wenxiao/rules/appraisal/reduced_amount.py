"""核减金额: requested less supported."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "核减金额", Unit.AMOUNT, "{requested_amount} − {supported_amount}")
def reduced_amount(requested_amount: pl.Expr, supported_amount: pl.Expr) -> pl.Expr:
    """Fen; 0 when all is supported; null while one is blank."""
    return requested_amount - supported_amount
