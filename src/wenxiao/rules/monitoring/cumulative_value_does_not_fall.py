"""QC-413 累计值不会变小."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope, words


@check(
    "QC-413",
    Grain.INDICATOR,
    "累计值没有变小",
    "actual_text",
    "“{level3}”是累计指标，这次完成 {actual_text}，比上一轮报的 {previous_value} 还小；"
    "请填年初以来的累计数，上一轮报错的请写明原因。",
    forms=scope.MONITORING,
    printed="actual_text",
    expected="previous_value",
)
def cumulative_value_does_not_fall(
    progress_kind: pl.Expr, comparable_actual_value: pl.Expr, previous_value: pl.Expr, reason: pl.Expr
) -> pl.Expr:
    """Undecided without an earlier round. A fall with a written reason is a correction."""
    return (
        (progress_kind != "CUMULATIVE")
        | (comparable_actual_value >= previous_value)
        | (previous_value.is_not_null() & ~words.is_blank(reason))
    )
