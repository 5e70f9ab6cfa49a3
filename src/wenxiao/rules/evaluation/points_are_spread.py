"""QC-006 单个指标分值不过半."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-006",
    Grain.INDICATOR,
    "分值不集中于一个指标",
    "max_points",
    "“{level3}”一项就占 {max_points}，超过总分的 {single_indicator_share_most}；请分解到能分别考核的指标上。",
    forms=scope.SCORED,
    printed="max_points",
    cites="single_indicator_share_most",
)
def points_are_spread(max_points: pl.Expr, full_points: pl.Expr, single_indicator_share_most: pl.Expr) -> pl.Expr:
    """One indicator holds at most half of all points."""
    return max_points * 10_000 <= full_points * single_indicator_share_most
