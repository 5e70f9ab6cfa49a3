"""QC-402 完不成的要有措施."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope, words


@check(
    "QC-402",
    Grain.INDICATOR,
    "完不成有措施",
    "reason",
    "“{level3}”填“{likelihood}”，没有写原因和措施；请写明原因、责任人和整改时限。",
    forms=scope.MONITORING,
    printed="likelihood",
)
def unlikely_has_measure(likelihood: pl.Expr, reason: pl.Expr) -> pl.Expr:
    """完全不可能 with nothing written beside it."""
    return ~likelihood.str.contains("不可能|不能|无法") | ~words.is_blank(reason)
