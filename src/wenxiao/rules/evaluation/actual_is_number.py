"""QC-111 数值目标的完成值要是数."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-111",
    Grain.INDICATOR,
    "完成值是数",
    "actual_text",
    "指标值 {target_text} 是数，完成值却写“{actual_text}”；请填实际完成的数和单位，不写“完成”，不照抄目标。",
    forms=scope.SCORED,
    printed="actual_text",
)
def actual_is_number(
    target_kind: pl.Expr,
    actual_kind: pl.Expr,
    actual_operator: pl.Expr,
    target_unit: pl.Expr,
    actual_unit: pl.Expr,
) -> pl.Expr:
    """Words, a copied inequality, or a count where a percentage is asked (灭火设备配备率 100% 填 1000件)."""
    asked = target_kind.is_in(["NUMBER", "RANGE"])
    words = actual_kind.is_in(["QUALITATIVE", "DONE", "YES_NO"])
    copied = actual_operator.is_in(["GE", "GT", "LE", "LT"]).fill_null(value=False)
    other_thing = (target_unit == "%") & (actual_unit != "%")
    return ~(asked & (words | copied | other_thing.fill_null(value=False)))
