"""满意度: the satisfied among the answers that count."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "满意度",
    Unit.RATIO,
    "计入的满意答卷 ÷ 有效答卷",
    over=Grain.INDICATOR,
    rounding="四舍五入到 0.01%",
    lines="answer_counts",
)
def satisfaction_rate(answer_counts: pl.Expr, is_satisfied: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴; null without an answer that counts."""
    satisfied = (answer_counts & is_satisfied).sum().cast(pl.Int64)
    return divide_half_up(satisfied * 10_000, answer_counts.sum().cast(pl.Int64))
