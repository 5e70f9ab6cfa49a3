"""维度的第一行."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.INDICATOR, "维度首行", Unit.FLAG, "本维度的第一行")
def opens_dimension(form: pl.Expr, dimension: pl.Expr, row: pl.Expr) -> pl.Expr:
    """True once per dimension."""
    return row == row.min().over(form, dimension)
