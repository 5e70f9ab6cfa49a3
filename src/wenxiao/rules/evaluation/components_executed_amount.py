"""The spending of the component lines (其中：…) together."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "分项执行合计", Unit.AMOUNT, "各分项行{executed_amount}之和", over=Grain.FUND, lines="is_component")
def components_executed_amount(executed_amount: pl.Expr, is_component: pl.Expr) -> pl.Expr:
    """Sum in fen; null where no component states an amount."""
    stated = (executed_amount.is_not_null() & is_component).any()
    return pl.when(stated).then(executed_amount.filter(is_component).sum())
