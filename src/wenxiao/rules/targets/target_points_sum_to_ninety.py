"""QC-213 目标表的指标分值合计 90 (执行率的 10 分自评时才用)."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-213",
    Grain.FORM,
    "目标分值合计",
    "max_points",
    "目标表的指标分值合计 {indicator_points_sum}，应为 {target_points}。",
    forms=scope.TARGET,
    printed="indicator_points_sum",
    expected="target_points",
    cites="target_points",
    needs_complete=True,
)
def target_points_sum_to_ninety(
    indicator_points_sum: pl.Expr,
    target_points: pl.Expr,
    full_points: pl.Expr,
    execution_points_on_form: pl.Expr,
) -> pl.Expr:
    """A form that prints execution points among its lines may add to the full points with them."""
    with_execution = indicator_points_sum + execution_points_on_form == full_points
    return (indicator_points_sum == target_points) | with_execution.fill_null(value=False)
