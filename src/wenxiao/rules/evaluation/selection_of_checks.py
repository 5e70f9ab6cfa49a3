"""检查风险分: the risk that the checks found in the self-evaluation of a project."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "检查风险分",
    Unit.POINTS,
    "{checks_risk} ÷ {selection_checks_full_at} × {selection_checks_points}，最高得满分",
    cites=("selection_checks_points", "selection_checks_full_at"),
    rounding="四舍五入到 0.01 分",
)
def selection_of_checks(
    checks_risk: pl.Expr, selection_checks_points: pl.Expr, selection_checks_full_at: pl.Expr
) -> pl.Expr:
    """Points ×10²; full points from the number that the rulebook names."""
    most = pl.when(checks_risk > selection_checks_full_at).then(selection_checks_full_at).otherwise(checks_risk)
    return share_half_up(selection_checks_points, most, selection_checks_full_at)
