"""Whether a reason stands beside the money: on the total line, in its column for reasons."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit
from wenxiao.rules import words


@rule(Grain.FORM, "总额行是否写了原因", Unit.FLAG, "总额行的原因说明", over=Grain.FUND)
def fund_reason_is_written(fund_reason: pl.Expr, is_total: pl.Expr) -> pl.Expr:
    """Flag."""
    return (is_total & ~words.is_blank(fund_reason)).any()
