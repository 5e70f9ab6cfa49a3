"""QC-001 分值合计为 100."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-001",
    Grain.FORM,
    "分值合计为一百",
    "total_points",
    "各项分值合计 {points_stated}，应为 {full_points}；请调整分值使预算执行与各指标合计为 {full_points}。",
    forms=scope.SCORED,
    printed="points_stated",
    expected="full_points",
    cites="full_points",
)
def weights_sum_to_hundred(
    points_stated: pl.Expr,
    full_points: pl.Expr,
    execution_points: pl.Expr,
    execution_points_on_form: pl.Expr,
    is_target_stage: pl.Expr,
    is_complete: pl.Expr,
) -> pl.Expr:
    """Indicators and execution add to the full points.

    Where the form shows no execution points, the indicators alone may add to 100, or leave room for execution. On a
    cut page the points that are seen may add to less, never to more.
    """
    whole = points_stated == full_points
    room_left = execution_points_on_form.is_null() & (points_stated == full_points - execution_points)
    cut = ~is_complete & (points_stated < full_points)
    return whole | room_left | cut | is_target_stage
