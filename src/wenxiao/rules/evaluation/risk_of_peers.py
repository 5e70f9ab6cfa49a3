"""Risk: a total above what peers of the same kind report."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "高于同类的风险",
    Unit.POINTS,
    "(总分 {own_total} − 同类中位数 {peer_total}) ÷ {risk_peers_full_at} × {risk_peers_points}，最高得满分",
    cites=("risk_peers_points",),
    rounding="四舍五入到 0.01 分",
)
def risk_of_peers(
    own_total: pl.Expr, peer_total: pl.Expr, risk_peers_points: pl.Expr, risk_peers_full_at: pl.Expr
) -> pl.Expr:
    """Points ×10²; 0 at or below the median of the peers, null without peers."""
    gap = (own_total - peer_total).clip(lower_bound=0)
    most = pl.when(gap > risk_peers_full_at).then(risk_peers_full_at).otherwise(gap)
    return share_half_up(risk_peers_points, most, risk_peers_full_at)
