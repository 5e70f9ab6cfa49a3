"""How many outcome indicators (效益, 满意度) a form has."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "效益指标数", Unit.COUNT, "效益指标行数", over=Grain.INDICATOR)
def outcome_indicators(dimension: pl.Expr) -> pl.Expr:
    """A count."""
    return (dimension == "OUTCOME").sum()
