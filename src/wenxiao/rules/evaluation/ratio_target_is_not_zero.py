"""QC-113 正向指标的指标值不为 0."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-113",
    Grain.INDICATOR,
    "正向指标值不为零",
    "target_text",
    "指标值“{target_text}”是 0 却要求越高越好，算不出完成率；请改目标，或改用“=0”“≤0”。",
    forms=scope.PLANNED,
    printed="target_text",
)
def ratio_target_is_not_zero(target_value: pl.Expr, target_operator: pl.Expr) -> pl.Expr:
    """≥0 and >0 ask for nothing."""
    return (target_value != 0) | ~target_operator.is_in(["GE", "GT"])
