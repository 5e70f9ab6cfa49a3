"""QC-306 总体目标不照抄别的项目."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-306",
    Grain.FORM,
    "总体目标不照抄",
    "goal",
    "总体目标与项目“{copied_from}”的文字相同（数字除外）；请写本项目自己要做成什么。",
    forms=scope.TARGET,
    printed="goal",
)
def text_is_its_own(copied_from: pl.Expr) -> pl.Expr:
    """The texts are compared where all of them are at hand; undecided without."""
    return copied_from.is_null()
