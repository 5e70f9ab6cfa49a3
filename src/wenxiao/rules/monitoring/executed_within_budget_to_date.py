"""QC-408 累计执行不超预算."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-408",
    Grain.FUND,
    "累计执行不超预算",
    "executed_amount",
    "累计执行 {executed_amount} 大于预算 {execution_base_amount}；请核实执行数，或填调整后的预算数。",
    forms=scope.MONITORING,
    printed="executed_amount",
    expected="execution_base_amount",
)
def executed_within_budget_to_date(
    executed_amount: pl.Expr, execution_base_amount: pl.Expr, is_total: pl.Expr
) -> pl.Expr:
    """On the total line."""
    return (executed_amount <= execution_base_amount) | ~is_total
