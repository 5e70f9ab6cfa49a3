"""How many satisfaction indicators a form has."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "满意度指标数", Unit.COUNT, "满意度指标行数", over=Grain.INDICATOR)
def satisfaction_indicators(dimension: pl.Expr, sub_dimension: pl.Expr) -> pl.Expr:
    """A count."""
    return ((dimension == "SATISFACTION") | (sub_dimension == "SATISFACTION")).sum()
