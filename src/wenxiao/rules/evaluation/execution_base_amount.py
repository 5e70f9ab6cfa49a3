"""全年预算数 as the base of execution: the adjusted budget, or the initial one where the rulebook says so."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FUND,
    "执行率的预算口径",
    Unit.AMOUNT,
    "{full_year_budget_amount}（未填时用{initial_budget_amount}）",
    cites=("execution_rate_base",),
    picks=True,
)
def execution_base_amount(
    full_year_budget_amount: pl.Expr, initial_budget_amount: pl.Expr, execution_rate_base: pl.Expr
) -> pl.Expr:
    """The budget that spending is held against, in fen."""
    adjusted = pl.coalesce(full_year_budget_amount, initial_budget_amount)
    return pl.when(execution_rate_base == "initial_budget").then(initial_budget_amount).otherwise(adjusted)
