"""QC-013 预算执行得分 = 分值 × 执行率."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-013",
    Grain.FORM,
    "预算执行得分按执行率计算",
    "fund_score",
    "预算执行得分印 {execution_score_printed}，按 {total_executed_amount} ÷ {total_base_amount} "
    "× {execution_max_points} 应为 {execution_score}。",
    forms=scope.SCORED,
    printed="execution_score_printed",
    expected="execution_score",
    cites="execution_points",
)
def execution_score_follows_rate(
    execution_score_printed: pl.Expr, execution_score: pl.Expr, score_tolerance: pl.Expr
) -> pl.Expr:
    """To 0.01: 43.20 → 37.24 of 10 points is 8.62, not 9."""
    return (execution_score_printed - execution_score).abs() <= score_tolerance
