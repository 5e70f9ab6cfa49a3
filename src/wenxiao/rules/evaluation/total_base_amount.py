"""The project's budget: the total line, or its components where the total line was left blank or 0."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "年度资金总额",
    Unit.AMOUNT,
    "{printed_base_amount}（未填或为 0 时用{components_base_amount}）",
    picks=True,
)
def total_base_amount(printed_base_amount: pl.Expr, components_base_amount: pl.Expr) -> pl.Expr:
    """Fen; null where neither is stated."""
    printed = pl.when(printed_base_amount > 0).then(printed_base_amount)
    components = pl.when(components_base_amount > 0).then(components_base_amount)
    return pl.coalesce(printed, components, printed_base_amount)
