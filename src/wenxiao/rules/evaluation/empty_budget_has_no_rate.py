"""QC-021 没有预算就没有执行率."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-021",
    Grain.FUND,
    "零除零不写执行率",
    "execution_rate_value",
    "预算和执行都没有数，却印执行率 {execution_rate_text}；没有这项资金请写“—”。",
    forms=scope.SCORED,
    printed="execution_rate_text",
)
def empty_budget_has_no_rate(
    execution_base_amount: pl.Expr,
    executed_amount: pl.Expr,
    execution_rate_value: pl.Expr,
    is_total: pl.Expr,
    components_base_amount: pl.Expr,
) -> pl.Expr:
    """A total line left at 0 above components that have money is the business of QC-009."""
    empty = (execution_base_amount.fill_null(0) == 0) & (executed_amount.fill_null(0) == 0)
    left_out = is_total & (components_base_amount > 0).fill_null(value=False)
    return ~empty | left_out | execution_rate_value.is_null()
