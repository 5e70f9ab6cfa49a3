"""QC-108 不是所有指标都完成很差."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-108",
    Grain.FORM,
    "目标不是普遍落空",
    "goal",
    "{measured_indicators} 个数值指标的完成率都低于 {low_output_line}；请说明是目标定高了还是项目没有实施。",
    forms=scope.SELF,
    cites="low_output_line",
)
def targets_are_not_all_missed(
    missed_indicators: pl.Expr, measured_indicators: pl.Expr, pattern_indicators_least: pl.Expr
) -> pl.Expr:
    """Decided where there are enough measured indicators to speak of a pattern."""
    return (missed_indicators < measured_indicators) | (measured_indicators < pattern_indicators_least)
