"""Risk: texts that are near copies of another project's or of the year before."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "文字雷同的风险",
    Unit.POINTS,
    "文字相似度 {copied_ratio} 达到 {risk_copied_from} 的，{risk_copied_points}",
    cites=("risk_copied_points",),
)
def risk_of_copying(copied_ratio: pl.Expr, risk_copied_points: pl.Expr, risk_copied_from: pl.Expr) -> pl.Expr:
    """Points ×10²; 0 below the line or where no text is alike (null)."""
    return pl.when(copied_ratio.fill_null(0) >= risk_copied_from).then(risk_copied_points).otherwise(0)
