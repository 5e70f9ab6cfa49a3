"""How many of the amounts of the total line are not the sum of the components' amounts."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


def _off(amount: pl.Expr, is_total: pl.Expr, is_component: pl.Expr) -> pl.Expr:
    """The components split the total once, or several times over (by source and again by kind of expenditure).

    No part is larger than the total. A single component is an excerpt and may be smaller. Blank components say nothing.
    """
    total, parts = amount.filter(is_total).first(), pl.when(is_component).then(amount)
    together = parts.sum()
    several = (together > 0) & (together % total == 0) & (parts.max() <= total)
    excerpt = (is_component.sum() == 1) & (together <= total)
    agrees = (together == total) | several | excerpt | (parts.count() == 0)
    return (~agrees).fill_null(value=False)


@rule(
    Grain.FORM,
    "与分项不符的金额栏数",
    Unit.COUNT,
    "年初、全年、执行三栏中总额行与各分项行之和不符的栏数",
    over=Grain.FUND,
)
def fund_totals_off(
    is_total: pl.Expr,
    is_component: pl.Expr,
    initial_budget_amount: pl.Expr,
    full_year_budget_amount: pl.Expr,
    executed_amount: pl.Expr,
) -> pl.Expr:
    """0 to 3, on the first total line; an amount that cannot be compared is not off."""
    amounts = (initial_budget_amount, full_year_budget_amount, executed_amount)
    return pl.sum_horizontal(_off(amount, is_total, is_component) for amount in amounts)
