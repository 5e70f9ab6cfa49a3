"""QC-003 三级指标分值之和等于二级指标分值."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.kernel.texts import lines_alike
from wenxiao.rules import scope


@check(
    "QC-003",
    Grain.INDICATOR,
    "二级指标分值自洽",
    "max_points",
    "“{level2}”印的分值是 {level2_points}，下面各指标分值之和与它不等；请改成一致。",
    forms=scope.SCORED,
    expected="level2_points",
    needs_complete=True,
)
def indicator_points_sum_to_level2(
    form: pl.Expr, level1: pl.Expr, level2: pl.Expr, level2_points: pl.Expr, max_points: pl.Expr
) -> pl.Expr:
    """Reported once, on the first line of the level-2 group."""
    heading = lines_alike(form, level1, level2)
    total = pl.when(max_points.null_count() == 0).then(max_points.sum()).over(heading)
    return (pl.coalesce(total, level2_points) == level2_points) | ~heading.is_first_distinct()
