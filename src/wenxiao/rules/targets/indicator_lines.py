"""How many indicator lines a form has."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "指标行数", Unit.COUNT, "指标行数", over=Grain.INDICATOR)
def indicator_lines(level3: pl.Expr) -> pl.Expr:
    """A count."""
    return level3.len()
