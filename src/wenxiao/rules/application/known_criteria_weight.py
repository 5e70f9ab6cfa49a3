"""已评标准的权重: what the criteria weigh of which something is known."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "已评标准的权重",
    Unit.POINTS,
    "绩效结果 {result_points} 权重 {result_weight}，需求 {need_points} 权重 {need_weight}，"
    "前期准备 {readiness_points} 权重 {readiness_weight}，"
    "成本效益 {cost_effectiveness_points} 权重 {cost_effectiveness_weight}；没有评的不计",
)
def known_criteria_weight(
    result_points: pl.Expr,
    need_points: pl.Expr,
    readiness_points: pl.Expr,
    cost_effectiveness_points: pl.Expr,
    result_weight: pl.Expr,
    need_weight: pl.Expr,
    readiness_weight: pl.Expr,
    cost_effectiveness_weight: pl.Expr,
) -> pl.Expr:
    """Points ×10²; 0 where nothing is known. A blank is not zero points: its weight does not count."""
    criteria = (
        (result_points, result_weight),
        (need_points, need_weight),
        (readiness_points, readiness_weight),
        (cost_effectiveness_points, cost_effectiveness_weight),
    )
    known = [pl.when(points.is_not_null()).then(weight).otherwise(pl.lit(0)) for points, weight in criteria]
    return known[0] + known[1] + known[2] + known[3]
