"""QC-222 金额格只填数, 单位写在表头."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-222",
    Grain.FUND,
    "金额格只填数",
    "full_year_budget_amount",
    "“{label}”行的金额格里写了单位或说明；金额格只填数，单位在表头注明。",
    forms=scope.EVERY,
)
def amount_cells_hold_numbers(unit_in_cell: pl.Expr) -> pl.Expr:
    """Each fund line."""
    return ~unit_in_cell
