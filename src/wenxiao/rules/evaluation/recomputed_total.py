"""总分 = 预算执行得分 + 各指标得分; indicators that do not apply are scaled out."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "重算总分",
    Unit.POINTS,
    "({execution_score} + {indicator_score_sum}) ÷ ({full_points} − {not_applicable_points}) × {full_points}",
    cites=("full_points",),
    rounding="四舍五入到 0.01 分",
)
def recomputed_total(
    execution_score: pl.Expr,
    indicator_score_sum: pl.Expr,
    not_applicable_points: pl.Expr,
    full_points: pl.Expr,
    execution_is_scored: pl.Expr,
) -> pl.Expr:
    """Points ×10²; null while a part is missing. 81 points with 10 not applicable give 90.00."""
    execution = pl.when(execution_is_scored).then(execution_score).otherwise(0)
    applicable = full_points - not_applicable_points.fill_null(0)
    return share_half_up(full_points, execution + indicator_score_sum, applicable)
