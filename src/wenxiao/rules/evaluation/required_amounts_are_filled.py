"""QC-024 资金总额等必填金额不空."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-024",
    Grain.FUND,
    "必填金额不空",
    "full_year_budget_amount",
    "“{label}”行有该填未填的金额；年初预算数、全年预算数和执行数没有的请填 0。",
    forms=scope.EVERY,
)
def required_amounts_are_filled(
    is_total: pl.Expr,
    initial_budget_amount: pl.Expr,
    full_year_budget_amount: pl.Expr,
    executed_amount: pl.Expr,
    initial_budget_is_asked: pl.Expr,
    components_named: pl.Expr,
) -> pl.Expr:
    """The total line states its budget; 年初预算数 too where the form has that column."""
    budget = initial_budget_amount.is_not_null() | full_year_budget_amount.is_not_null()
    nothing = ~budget & (executed_amount.is_not_null() | (components_named > 0))
    initial = initial_budget_is_asked & initial_budget_amount.is_null()
    return ~(is_total & (nothing | initial))
