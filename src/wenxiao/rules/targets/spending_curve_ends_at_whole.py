"""QC-226 支出计划到年底为 100%."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.kernel.scales import WHOLE
from wenxiao.rules import curves, scope


@check(
    "QC-226",
    Grain.FORM,
    "支出计划年底到位",
    "spending_curve",
    "12 月末的累计支出比例应为 100%；请补齐，或按实际可支出的数申报预算。",
    forms=scope.TARGET,
)
def spending_curve_ends_at_whole(spending_curve: pl.Expr) -> pl.Expr:
    """A curve without its December does not end there."""
    return pl.when(spending_curve.is_not_null()).then(curves.december(spending_curve).eq_missing(WHOLE))
