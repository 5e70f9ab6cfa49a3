"""QC-226 指标计划到年底达到指标值."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.kernel.scales import WHOLE
from wenxiao.rules import curves, scope


@check(
    "QC-226",
    Grain.INDICATOR,
    "指标计划年底到位",
    "curve",
    "“{level3}”12 月末的计划数与指标值“{target_text}”不一致；请把 12 月末填成指标值（按比例填的填 100%）。",
    forms=scope.TARGET,
)
def curve_ends_at_target(
    curve: pl.Expr, curve_is_share: pl.Expr, target_value: pl.Expr, target_value_to: pl.Expr
) -> pl.Expr:
    """At the whole for a curve of shares, at the target for one of values, or within a target that is a range.

    Undecided without a curve, and for values where the target is no number.
    """
    end = curves.december(curve)
    within = (end >= target_value) & (end <= pl.coalesce(target_value_to, target_value))
    reached = pl.when(curve_is_share).then(end == WHOLE).otherwise(within)
    decided = curve.is_not_null() & (curve_is_share | target_value.is_not_null())
    return pl.when(decided).then(reached.fill_null(value=False))
