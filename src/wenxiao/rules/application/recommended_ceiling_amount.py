"""建议控制数: what the result leaves of the base."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "建议控制数", Unit.AMOUNT, "{result_base_amount} − {reduction_amount}")
def recommended_ceiling_amount(result_base_amount: pl.Expr, reduction_amount: pl.Expr) -> pl.Expr:
    """Fen; null without a result or a base."""
    return result_base_amount - reduction_amount
