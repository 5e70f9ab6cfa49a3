"""QC-235 承诺值不低于分解值."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import gathering, scope


@check(
    "QC-235",
    Grain.INDICATOR,
    "承诺值不低于分解值",
    "held_value",
    "{place}承诺的数 {held_value} 没有达到分解的 {handed_value}；请写明原因。",
    forms=scope.REGIONAL,
    printed="held_value",
    expected="handed_value",
)
def answer_meets_part(held_value: pl.Expr, handed_value: pl.Expr, part_operator: pl.Expr) -> pl.Expr:
    """A place holds what was handed down to it. Undecided without both."""
    return gathering.meets(part_operator, held_value, handed_value)
