"""Risk: a total far above the project's own of the year before."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "比上年跃升的风险",
    Unit.POINTS,
    "(总分 {own_total} − 上年 {past_total}) ÷ {risk_past_full_at} × {risk_past_points}，最高得满分",
    cites=("risk_past_points",),
    rounding="四舍五入到 0.01 分",
)
def risk_of_past(
    own_total: pl.Expr, past_total: pl.Expr, risk_past_points: pl.Expr, risk_past_full_at: pl.Expr
) -> pl.Expr:
    """Points ×10²; 0 where it did not rise, null in the first year."""
    gap = (own_total - past_total).clip(lower_bound=0)
    most = pl.when(gap > risk_past_full_at).then(risk_past_full_at).otherwise(gap)
    return share_half_up(risk_past_points, most, risk_past_full_at)
