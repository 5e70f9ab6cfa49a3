"""The project's spending: from the line that gave the budget."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "全年执行数",
    Unit.AMOUNT,
    "{printed_executed_amount}（总额行未填时用{components_executed_amount}）",
    picks=True,
)
def total_executed_amount(
    printed_executed_amount: pl.Expr,
    components_executed_amount: pl.Expr,
    printed_base_amount: pl.Expr,
    components_base_amount: pl.Expr,
) -> pl.Expr:
    """Fen; null where neither is stated. The total line speaks where the components leave their spending blank."""
    from_components = (printed_base_amount.fill_null(0) <= 0) & (components_base_amount > 0)
    components = pl.when(from_components).then(components_executed_amount)
    return pl.coalesce(components, printed_executed_amount)
