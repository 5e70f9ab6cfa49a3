"""全年预算数 on the total line, as printed."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "总额行全年预算数", Unit.AMOUNT, "总额行的{execution_base_amount}", over=Grain.FUND, lines="is_total")
def printed_base_amount(execution_base_amount: pl.Expr, is_total: pl.Expr) -> pl.Expr:
    """Fen; null where the line is missing or blank."""
    return execution_base_amount.filter(is_total).first()
