"""Risk: actual values that repeat the targets to the digit."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "完成值照抄指标值的风险",
    Unit.POINTS,
    "与指标值分毫不差的 {exact_lines} ÷ 数量指标 {counted_lines} × {risk_exact_points}",
    cites=("risk_exact_points",),
    rounding="四舍五入到 0.01 分",
)
def risk_of_exact_values(exact_lines: pl.Expr, counted_lines: pl.Expr, risk_exact_points: pl.Expr) -> pl.Expr:
    """Points ×10²; null where no indicator is a number."""
    return share_half_up(risk_exact_points, exact_lines, counted_lines)
