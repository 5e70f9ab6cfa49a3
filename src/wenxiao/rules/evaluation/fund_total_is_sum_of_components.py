"""QC-009 年度资金总额等于各分项之和."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


def _adds_up(form: pl.Expr, amount: pl.Expr, is_component: pl.Expr) -> pl.Expr:
    """The components split the total once, or several times over (by source and again by kind of expenditure).

    No part is larger than the total. A single component is an excerpt and may be smaller. Blank components say nothing.
    """
    part = pl.when(is_component).then(amount)
    parts = part.sum().over(form)
    named = part.is_not_null().any().over(form)
    lines = is_component.sum().over(form)
    several = (parts > 0) & (parts % amount == 0) & (part.max().over(form) <= amount)
    whole = (parts == amount) | several
    excerpt = (lines == 1) & (parts <= amount)
    return whole | excerpt | ~named


@check(
    "QC-009",
    Grain.FUND,
    "资金合计等于分项之和",
    "full_year_budget_amount",
    "总额行与分项不符：总额行 年初 {initial_budget_amount}、全年 {full_year_budget_amount}、执行 {executed_amount}，"
    "分项之和与它不等；请补齐总额行或改正分项。",
    forms=scope.EVERY,
)
def fund_total_is_sum_of_components(
    form: pl.Expr,
    is_total: pl.Expr,
    is_component: pl.Expr,
    initial_budget_amount: pl.Expr,
    full_year_budget_amount: pl.Expr,
    executed_amount: pl.Expr,
) -> pl.Expr:
    """Of each of the three amounts, on the first total line."""
    agree = pl.all_horizontal(
        _adds_up(form, amount, is_component).fill_null(value=True)
        for amount in (initial_budget_amount, full_year_budget_amount, executed_amount)
    )
    return agree | ~is_total
