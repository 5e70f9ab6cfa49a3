"""评估类别 in words, for messages."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.INDICATOR, "评估类别", Unit.TEXT, "{appraisal_tier}")
def tier_words(appraisal_tier: pl.Expr) -> pl.Expr:
    """重点评估, 一般评估, or 事前评估 where no amount divides them."""
    return (
        pl.when(appraisal_tier == "KEY")
        .then(pl.lit("重点评估"))
        .when(appraisal_tier == "GENERAL")
        .then(pl.lit("一般评估"))
        .otherwise(pl.lit("事前评估"))
    )
