"""QC-023 预算执行要有分值."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-023",
    Grain.FORM,
    "设预算执行分",
    "fund_points",
    "各指标分值已合计 {indicator_points_sum}，没有给预算执行留 {execution_points}；请按规定设预算执行分。",
    forms=scope.SELF,
    printed="indicator_points_sum",
    expected="execution_points",
    cites="execution_points",
    needs_complete=True,
)
def execution_has_points(
    execution_points_on_form: pl.Expr,
    indicator_points_sum: pl.Expr,
    full_points: pl.Expr,
    execution_points: pl.Expr,
    is_target_stage: pl.Expr,
) -> pl.Expr:
    """Decided where the indicators alone already take all points."""
    none = execution_points_on_form.is_null() & (indicator_points_sum == full_points) & (execution_points > 0)
    return ~none | is_target_stage
