"""How many printed execution rates are not the quotient of their line."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "算错的执行率个数", Unit.COUNT, "总额行上印出的执行率与执行数÷预算数不符的行数", over=Grain.FUND)
def rates_wrong(rate_agrees: pl.Expr, is_total: pl.Expr) -> pl.Expr:
    """A count over the total lines."""
    return (~rate_agrees & is_total).sum()
