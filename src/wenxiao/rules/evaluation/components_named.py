"""How many component lines state an amount."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "填有金额的分项行数", Unit.COUNT, "填有预算数的分项行数", over=Grain.FUND)
def components_named(
    is_component: pl.Expr, initial_budget_amount: pl.Expr, full_year_budget_amount: pl.Expr
) -> pl.Expr:
    """A count."""
    return (is_component & (initial_budget_amount.is_not_null() | full_year_budget_amount.is_not_null())).sum()
