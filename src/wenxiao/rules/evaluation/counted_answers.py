"""有效答卷: the answers that count."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "有效答卷", Unit.COUNT, "计入的答卷份数", over=Grain.INDICATOR, lines="answer_counts")
def counted_answers(answer_counts: pl.Expr) -> pl.Expr:
    """How many."""
    return answer_counts.sum().cast(pl.Int64)
