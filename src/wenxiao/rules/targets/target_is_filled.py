"""QC-220 指标值不空."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope, words


@check(
    "QC-220",
    Grain.INDICATOR,
    "指标值不空",
    "target_text",
    "“{level3}”的指标值没有数（填的是“{target_text}”）；请填运算符、数值和单位。",
    forms=scope.PLANNED,
    printed="target_text",
)
def target_is_filled(form: pl.Expr, target_kind: pl.Expr, target_text: pl.Expr, level3: pl.Expr) -> pl.Expr:
    """Neither blank nor a unit without its number.

    A line without a name is empty altogether; a form on which no line has a target has no such column.
    """
    has_column = target_text.is_not_null().any().over(form)
    return (target_kind != "BLANK") | words.is_nameless(level3) | ~has_column
