"""红灯指标数."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "红灯指标数", Unit.COUNT, "{indicator_light}为红灯的个数", over=Grain.INDICATOR)
def red_indicators(indicator_light: pl.Expr) -> pl.Expr:
    """A count; 0 where there is none."""
    return (indicator_light == "RED").sum().cast(pl.Int64)
