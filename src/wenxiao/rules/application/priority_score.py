"""优先得分: the weighted mean of the criteria by which a request competes with others."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "优先得分",
    Unit.POINTS,
    "（绩效结果 {result_points} × {result_weight} + 需求 {need_points} × {need_weight}"
    " + 前期准备 {readiness_points} × {readiness_weight}"
    " + 成本效益 {cost_effectiveness_points} × {cost_effectiveness_weight}）÷ {known_criteria_weight}",
    rounding="四舍五入到 0.01 分",
)
def priority_score(
    known_criteria_weight: pl.Expr,
    result_points: pl.Expr,
    need_points: pl.Expr,
    readiness_points: pl.Expr,
    cost_effectiveness_points: pl.Expr,
    result_weight: pl.Expr,
    need_weight: pl.Expr,
    readiness_weight: pl.Expr,
    cost_effectiveness_weight: pl.Expr,
) -> pl.Expr:
    """Points ×10², half up; null where nothing is known: such a request cannot be ranked."""
    criteria = (
        (result_points, result_weight),
        (need_points, need_weight),
        (readiness_points, readiness_weight),
        (cost_effectiveness_points, cost_effectiveness_weight),
    )
    earned = [pl.when(points.is_not_null()).then(points * weight).otherwise(pl.lit(0)) for points, weight in criteria]
    return divide_half_up(earned[0] + earned[1] + earned[2] + earned[3], known_criteria_weight)
