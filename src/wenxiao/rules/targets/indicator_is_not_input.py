"""QC-210 投入不是产出."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-210",
    Grain.INDICATOR,
    "产出指标不是投入",
    "level3",
    "“{level3}”说的是投入，“财力、人力和物力等投入数量不能作为绩效目标”；请改写为做成了什么。",
    forms=scope.TARGET,
    printed="level3",
)
def indicator_is_not_input(level3: pl.Expr, dimension: pl.Expr, sub_dimension: pl.Expr) -> pl.Expr:
    """Money or people put in, under quantity."""
    put_in = level3.str.contains("投入(资金|经费|人员|人力)|(资金|经费)(投入|支出)(额|数|量)?$|预算控制数")
    return ~((dimension == "OUTPUT") & (sub_dimension == "QUANTITY") & put_in)
