"""关注分: how many reasons for attention a project has: livelihood, strategies, bonds, transition funds."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "关注分",
    Unit.POINTS,
    "{attention_marks} ÷ {selection_attention_full_at} × {selection_attention_points}，最高得满分",
    cites=("selection_attention_points", "selection_attention_full_at"),
    rounding="四舍五入到 0.01 分",
)
def selection_of_attention(
    attention_marks: pl.Expr, selection_attention_points: pl.Expr, selection_attention_full_at: pl.Expr
) -> pl.Expr:
    """Points ×10²; full points from the number that the rulebook names."""
    most = (
        pl.when(attention_marks > selection_attention_full_at)
        .then(selection_attention_full_at)
        .otherwise(attention_marks)
    )
    return share_half_up(selection_attention_points, most, selection_attention_full_at)
