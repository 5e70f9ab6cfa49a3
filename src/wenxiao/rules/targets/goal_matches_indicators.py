"""QC-224 总体目标里的数量在指标里找得到."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-224",
    Grain.FORM,
    "总体目标与指标相符",
    "goal",
    "总体目标“{goal}”里的数量，指标里没有对应的项；请补设指标，或改成一致。",
    forms=scope.PLANNED,
    printed="goal",
)
def goal_matches_indicators(goal_quantities: pl.Expr, indicator_numbers: pl.Expr) -> pl.Expr:
    """Every counted promise of the goal appears in an indicator. Undecided without a goal or indicators."""
    kept = goal_quantities.list.set_difference(indicator_numbers).list.len() == 0
    return (goal_quantities.list.len() == 0) | kept
