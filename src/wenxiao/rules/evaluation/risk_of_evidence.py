"""Risk: indicators with full points that nothing supports."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "满分而无佐证的风险",
    Unit.POINTS,
    "(满分指标 {full_lines} − 其中有佐证 {evidenced_lines}) ÷ {full_lines} × {risk_evidence_points}",
    cites=("risk_evidence_points",),
    rounding="四舍五入到 0.01 分",
)
def risk_of_evidence(full_lines: pl.Expr, evidenced_lines: pl.Expr, risk_evidence_points: pl.Expr) -> pl.Expr:
    """Points ×10²; null where no indicator has full points."""
    return share_half_up(risk_evidence_points, full_lines - evidenced_lines, full_lines)
