"""QC-122 完成的自评表不留空: 预算执行得分."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-122",
    Grain.FUND,
    "预算执行得分不空",
    "fund_score",
    "预算执行印了分值 {fund_points} 和执行率，没有填得分；应为 {execution_score}。",
    forms=scope.SELF,
    expected="execution_score",
)
def completed_execution_is_filled(
    is_total: pl.Expr,
    fund_points: pl.Expr,
    fund_score: pl.Expr,
    execution_rate: pl.Expr,
    execution_score: pl.Expr,
    is_target_stage: pl.Expr,
) -> pl.Expr:
    """The total line has points and a rate, so it has a score."""
    asked = is_total & fund_points.is_not_null() & execution_rate.is_not_null() & execution_score.is_not_null()
    return ~asked | fund_score.is_not_null() | is_target_stage
