"""QC-026 同一笔钱前后一致: 成本明细与资金总额."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-026",
    Grain.FORM,
    "成本明细与资金总额一致",
    "full_year_budget_amount",
    "按成本指标的单价和数量相加是 {itemised_cost}，资金总额是 {total_base_amount}；请核对数量、单价，或说明差额用途。",
    forms=scope.PLANNED,
    printed="itemised_cost",
    expected="total_base_amount",
)
def cost_items_add_up(itemised_cost: pl.Expr, total_base_amount: pl.Expr) -> pl.Expr:
    """Decided where the itemised cost comes near the total (within a fifth): farther off, the items are an excerpt."""
    near = (itemised_cost * 5 >= total_base_amount * 4) & (itemised_cost * 5 <= total_base_amount * 6)
    return (itemised_cost == total_base_amount) | ~near
