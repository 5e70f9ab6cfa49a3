"""评分的专家人数."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "评分专家人数", Unit.COUNT, "交回评分表的专家人数", over=Grain.INDICATOR)
def experts_count(expert: pl.Expr) -> pl.Expr:
    """Each expert once, however many leaves."""
    return expert.drop_nulls().n_unique().cast(pl.Int64)
