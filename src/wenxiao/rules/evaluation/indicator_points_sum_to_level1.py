"""QC-002 三级指标分值之和等于一级指标分值."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.kernel.texts import lines_alike
from wenxiao.rules import scope


@check(
    "QC-002",
    Grain.INDICATOR,
    "一级指标分值自洽",
    "max_points",
    "“{level1}”印的分值是 {level1_points}，下面各指标分值合计 {level1_sum}；请改成一致。",
    forms=scope.SCORED,
    printed="level1_sum",
    expected="level1_points",
)
def indicator_points_sum_to_level1(
    form: pl.Expr, level1: pl.Expr, level1_points: pl.Expr, level1_sum: pl.Expr, is_complete: pl.Expr
) -> pl.Expr:
    """Reported once, on the first line of the group; on a cut page the lines that are seen may add to less."""
    first = lines_alike(form, level1).is_first_distinct()
    cut = ~is_complete & (level1_sum < level1_points)
    return (level1_sum == level1_points) | cut | ~first
