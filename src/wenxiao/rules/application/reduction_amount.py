"""建议核减的金额: every reason together, up to the bound."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "建议核减",
    Unit.AMOUNT,
    "{result_cut_amount} + {recovered_amount} + {unrectified_amount}，最多 {reduction_most_amount}",
)
def reduction_amount(
    result_cut_amount: pl.Expr,
    recovered_amount: pl.Expr,
    unrectified_amount: pl.Expr,
    reduction_most_amount: pl.Expr,
) -> pl.Expr:
    """Fen; null without a result: what is not known does not cut anything."""
    together = result_cut_amount + recovered_amount + unrectified_amount
    least = pl.when(together <= reduction_most_amount).then(together).otherwise(reduction_most_amount)
    return pl.when(together.is_not_null() & reduction_most_amount.is_not_null()).then(least)
