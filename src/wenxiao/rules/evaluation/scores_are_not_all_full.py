"""QC-109 不是项项满分."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-109",
    Grain.FORM,
    "不是项项满分",
    "total_score",
    "各项全部得满分，总分 {total_score}；请核实自评是否如实，满分项要有佐证材料。",
    forms=scope.SELF,
    printed="total_score",
    needs_complete=True,
)
def scores_are_not_all_full(total_score: pl.Expr, full_points: pl.Expr) -> pl.Expr:
    """A total of exactly the full points is worth a second look."""
    return total_score != full_points
