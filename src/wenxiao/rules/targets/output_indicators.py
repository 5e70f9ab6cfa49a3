"""How many output indicators a form has."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "产出指标数", Unit.COUNT, "产出指标行数", over=Grain.INDICATOR)
def output_indicators(dimension: pl.Expr) -> pl.Expr:
    """A count."""
    return (dimension == "OUTPUT").sum()
