"""How many different targets a form states."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "不同指标值个数", Unit.COUNT, "不同的指标值个数", over=Grain.INDICATOR)
def distinct_targets(target_text: pl.Expr) -> pl.Expr:
    """A count; a blank target counts as one of its own."""
    return target_text.n_unique()
