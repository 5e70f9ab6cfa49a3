"""QC-019 同一二级指标下不重名."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.kernel.texts import lines_alike
from wenxiao.rules import scope


@check(
    "QC-019",
    Grain.INDICATOR,
    "指标不重名",
    "level3",
    "“{level2}”下有两个“{level3}”；请合并，或写清各指什么。",
    forms=scope.EVERY,
    printed="level3",
)
def indicator_names_are_distinct(form: pl.Expr, level1: pl.Expr, level2: pl.Expr, level3: pl.Expr) -> pl.Expr:
    """The second line of the same name is reported."""
    return lines_alike(form, level1, level2, level3).is_first_distinct() | level3.is_null()
