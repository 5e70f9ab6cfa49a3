"""QC-225 支出计划逐月累计, 不降低."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import curves, scope


@check(
    "QC-225",
    Grain.FORM,
    "支出计划不降低",
    "spending_curve",
    "各月末累计支出比例有一个月低于前面的月份；请按累计数填写，后一月不小于前一月。",
    forms=scope.TARGET,
)
def spending_curve_never_falls(spending_curve: pl.Expr) -> pl.Expr:
    """Over the months that are stated; undecided without a curve or with one month alone."""
    return curves.never_falls(spending_curve)
