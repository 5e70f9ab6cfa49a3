"""The budget of the component lines (其中：…) together."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "分项预算合计",
    Unit.AMOUNT,
    "各分项行{execution_base_amount}之和",
    over=Grain.FUND,
    lines="is_component",
)
def components_base_amount(execution_base_amount: pl.Expr, is_component: pl.Expr) -> pl.Expr:
    """Sum in fen; 0 where no component states an amount."""
    return execution_base_amount.filter(is_component).sum()
