"""QC-010 有执行数就要有预算数."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-010",
    Grain.FUND,
    "有执行必有预算",
    "full_year_budget_amount",
    "全年预算数是 0，却执行了 {executed_amount}；请填调整后的全年预算数。",
    forms=scope.EVERY,
    printed="full_year_budget_amount",
)
def executed_has_budget(full_year_budget_amount: pl.Expr, executed_amount: pl.Expr) -> pl.Expr:
    """No spending against a budget of 0."""
    return (full_year_budget_amount != 0) | (executed_amount <= 0)
