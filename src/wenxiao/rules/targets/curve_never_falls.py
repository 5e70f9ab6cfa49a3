"""QC-225 指标计划逐月累计, 不降低."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import curves, scope


@check(
    "QC-225",
    Grain.INDICATOR,
    "指标计划不降低",
    "curve",
    "“{level3}”的月度计划有一个月低于前面的月份；请按累计数填写，不是累计的指标请取消“逐月累计”。",
    forms=scope.TARGET,
)
def curve_never_falls(curve: pl.Expr, curve_is_cumulative: pl.Expr) -> pl.Expr:
    """A rate or a level that is measured anew each month (not cumulative) may fall."""
    return ~curve_is_cumulative.fill_null(value=True) | curves.never_falls(curve)
