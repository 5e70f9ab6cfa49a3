"""QC-014 预算调整有原因."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope, words


@check(
    "QC-014",
    Grain.FUND,
    "预算调整有原因",
    "full_year_budget_amount",
    "年初预算 {initial_budget_amount} 调整为 {full_year_budget_amount}，没有写调整原因；请补写追加、追减或调剂的依据。",
    forms=scope.SELF,
    printed="full_year_budget_amount",
    expected="initial_budget_amount",
)
def adjustment_has_reason(
    initial_budget_amount: pl.Expr,
    full_year_budget_amount: pl.Expr,
    is_total: pl.Expr,
    adjustment_reason: pl.Expr,
    fund_reason: pl.Expr,
) -> pl.Expr:
    """On the total line, where both amounts are stated."""
    written = ~words.is_blank(adjustment_reason) | ~words.is_blank(fund_reason)
    return (initial_budget_amount == full_year_budget_amount) | ~is_total | written
