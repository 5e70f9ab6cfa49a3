"""QC-212 总体目标写效果, 不只写花钱."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-212",
    Grain.FORM,
    "总体目标写明效果",
    "goal",
    "总体目标“{goal}”只说花钱；请写做成什么、有什么效果。",
    forms=scope.PLANNED,
    printed="goal",
)
def goal_states_effect(goal: pl.Expr) -> pl.Expr:
    """Not merely 申请…万元."""
    return ~goal.str.contains(r"^(申请|安排|拨付|支付|使用|下达)[^,，。;；]*(万元|元|资金|经费)[。.]?$")
