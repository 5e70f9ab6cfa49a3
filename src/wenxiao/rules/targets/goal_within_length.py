"""QC-214 总体目标不超长."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-214",
    Grain.FORM,
    "总体目标不超长",
    "goal",
    "总体目标超过 {goal_text_most} 字，系统收不下；请精简。",
    forms=scope.PLANNED,
    expected="goal_text_most",
    cites="goal_text_most",
)
def goal_within_length(goal: pl.Expr, goal_text_most: pl.Expr) -> pl.Expr:
    """In characters."""
    return goal.str.len_chars() <= goal_text_most
