"""QC-005 在用指标的分值大于 0."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-005",
    Grain.INDICATOR,
    "分值大于零",
    "max_points",
    "“{level3}”的分值是 {max_points}；在用的指标分值要大于 0，不用的指标请删去或注明不适用。",
    forms=scope.SCORED,
    printed="max_points",
)
def points_are_positive(max_points: pl.Expr, is_applicable: pl.Expr) -> pl.Expr:
    """An indicator in use carries points."""
    return (max_points > 0) | ~is_applicable
