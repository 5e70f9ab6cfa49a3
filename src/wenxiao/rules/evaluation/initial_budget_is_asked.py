"""Whether the form has a 年初预算数 column: some line states one."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "表上是否填年初预算", Unit.FLAG, "有一行填了年初预算数", over=Grain.FUND)
def initial_budget_is_asked(initial_budget_amount: pl.Expr) -> pl.Expr:
    """Flag."""
    return initial_budget_amount.is_not_null().any()
