"""QC-015 执行率偏低要有原因."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope, words


@check(
    "QC-015",
    Grain.FUND,
    "执行率偏低有原因",
    "execution_rate_value",
    "执行率 {execution_rate} 低于 {execution_reason_below}，没有写原因；请补写未执行完的原因。",
    forms=scope.SELF,
    printed="execution_rate",
    cites="execution_reason_below",
)
def low_execution_has_reason(
    execution_rate: pl.Expr,
    execution_reason_below: pl.Expr,
    is_total: pl.Expr,
    execution_reason: pl.Expr,
    fund_reason: pl.Expr,
) -> pl.Expr:
    """On the total line."""
    written = ~words.is_blank(execution_reason) | ~words.is_blank(fund_reason)
    return (execution_rate >= execution_reason_below) | ~is_total | written
