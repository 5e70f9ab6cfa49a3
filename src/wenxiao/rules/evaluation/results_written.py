"""How many indicator lines carry an actual value or a score."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "填有完成值或得分的指标数", Unit.COUNT, "有完成值或得分的指标行数", over=Grain.INDICATOR)
def results_written(actual_text: pl.Expr, score: pl.Expr) -> pl.Expr:
    """A count."""
    return (actual_text.is_not_null() | score.is_not_null()).sum()
