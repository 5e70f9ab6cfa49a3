"""QC-411 指标值没有定得太低."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-411",
    Grain.INDICATOR,
    "指标值没有定低",
    "actual_text",
    "“{level3}”完成 {actual_text}，已是全年指标值 {target_text} 的 {attainment_ratio}，达到 {alert_blue_from}；"
    "请核实是否填错，属实的请说明原因或按程序调高指标值。",
    forms=scope.MONITORING,
    printed="attainment_ratio",
    expected="alert_blue_from",
    cites="alert_blue_from",
)
def target_is_not_too_low(progress_kind: pl.Expr, attainment_ratio: pl.Expr, alert_blue_from: pl.Expr) -> pl.Expr:
    """Of positive indicators that add up over the year."""
    return (progress_kind != "CUMULATIVE") | (attainment_ratio < alert_blue_from)
