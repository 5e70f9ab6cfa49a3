"""How many indicators where more is better have a completion ratio."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "有完成率的正向指标数", Unit.COUNT, "能算出完成率的正向指标数", over=Grain.INDICATOR)
def measured_indicators(attainment_ratio: pl.Expr, direction: pl.Expr) -> pl.Expr:
    """A count."""
    return (attainment_ratio.is_not_null() & (direction == "HIGHER_IS_BETTER")).sum()
