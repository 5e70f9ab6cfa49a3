"""QC-227 指标值与前三年相比不退步."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.kernel.scales import WHOLE
from wenxiao.rules import scope


@check(
    "QC-227",
    Grain.INDICATOR,
    "指标值不低于前三年",
    "target_text",
    "“{level3}”的指标值 {target_text} 比前三年的 {earlier_value} 退步超过 {ambition_gap_most}；"
    "请提高，或在指标解释里说明原因。",
    forms=scope.TARGET,
    printed="target_value",
    expected="earlier_value",
    cites="ambition_gap_most",
)
def target_keeps_ambition(
    target_value: pl.Expr, earlier_value: pl.Expr, direction: pl.Expr, ambition_gap_most: pl.Expr
) -> pl.Expr:
    """The best target of the last three years in the same unit; undecided without one."""
    lower = target_value * WHOLE < earlier_value * (WHOLE - ambition_gap_most)
    higher = target_value * WHOLE > earlier_value * (WHOLE + ambition_gap_most)
    return ~pl.when(direction == "LOWER_IS_BETTER").then(higher).otherwise(lower)
