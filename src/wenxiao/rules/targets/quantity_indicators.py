"""How many quantity indicators a form has."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "数量指标数", Unit.COUNT, "数量指标行数", over=Grain.INDICATOR)
def quantity_indicators(sub_dimension: pl.Expr) -> pl.Expr:
    """A count."""
    return (sub_dimension == "QUANTITY").sum()
