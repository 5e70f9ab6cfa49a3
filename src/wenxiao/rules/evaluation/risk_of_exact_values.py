"""Risk: actual values that repeat nearly all targets to the digit."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "完成值照抄指标值的风险",
    Unit.POINTS,
    "与指标值分毫不差的 {exact_lines} 占数量指标 {counted_lines} 的比例达到 {risk_exact_from} 的，{risk_exact_points}",
    cites=("risk_exact_points",),
)
def risk_of_exact_values(
    exact_lines: pl.Expr, counted_lines: pl.Expr, risk_exact_points: pl.Expr, risk_exact_from: pl.Expr
) -> pl.Expr:
    """Points ×10²; null where no indicator is a number."""
    repeats = exact_lines * 10_000 >= counted_lines * risk_exact_from
    return pl.when(counted_lines > 0).then(pl.when(repeats).then(risk_exact_points).otherwise(0))
