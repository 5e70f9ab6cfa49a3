"""评分平均差 of an external evaluator."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "评分平均差",
    Unit.POINTS,
    "两次评分之差的合计 ÷ 两次评分的份数",
    over=Grain.INDICATOR,
    rounding="四舍五入到 0.01 分",
)
def average_difference(score_difference: pl.Expr) -> pl.Expr:
    """Points ×10²; null without a pair of scores."""
    return divide_half_up(score_difference.sum(), score_difference.is_not_null().sum().cast(pl.Int64))
