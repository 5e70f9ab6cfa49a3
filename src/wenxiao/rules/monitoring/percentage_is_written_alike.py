"""QC-414 百分比的写法与指标值一致."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-414",
    Grain.INDICATOR,
    "百分比写法一致",
    "actual_text",
    "“{level3}”的指标值是 {target_text}，完成值写成 {actual_text}；百分之九十五请写 95 或 95%，不要写 0.95。",
    forms=scope.MONITORING,
    printed="actual_text",
    expected="target_text",
)
def percentage_is_written_alike(
    target_unit: pl.Expr, target_value: pl.Expr, actual_unit: pl.Expr, actual_value: pl.Expr
) -> pl.Expr:
    """A bare number up to 1 against a target of several per cent is taken for a fraction."""
    one = 10_000  # as a value
    fraction = actual_unit.is_null() & (actual_value > 0) & (actual_value <= one)
    return (target_unit != "%") | ~fraction | (target_value <= 5 * one)
