"""QC-301 评价结论不写“无”."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-301",
    Grain.FORM,
    "结论已写",
    "conclusion",
    "评价结论写的是“{conclusion}”；请写明目标完成情况、资金使用和总体评价。",
    forms=scope.SCORED,
    printed="conclusion",
)
def conclusion_is_written(conclusion: pl.Expr) -> pl.Expr:
    """Not 无, 暂无, 已完成."""
    return ~conclusion.str.contains(r"^\s*(无|暂无|没有|已完成|完成|/)[。.]?\s*$")
