"""How many cost indicators a form has."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "成本指标数", Unit.COUNT, "成本指标行数", over=Grain.INDICATOR)
def cost_indicators(dimension: pl.Expr, sub_dimension: pl.Expr) -> pl.Expr:
    """A count."""
    return ((dimension == "COST") | (sub_dimension == "COST")).sum()
