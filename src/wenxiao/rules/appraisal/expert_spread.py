"""专家分歧: greatest less least total."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "专家总分极差", Unit.POINTS, "专家总分的最高数 − 最低数", over=Grain.INDICATOR)
def expert_spread(expert_total: pl.Expr) -> pl.Expr:
    """Points ×10²: the measure of agreement that the pages state. 0 with one expert."""
    return expert_total.max() - expert_total.min()
