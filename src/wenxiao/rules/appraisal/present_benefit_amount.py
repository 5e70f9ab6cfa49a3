"""效益现值 of one year."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit
from wenxiao.rules.appraisal.discount_factor import ONE


@rule(
    Grain.FUND,
    "效益现值",
    Unit.AMOUNT,
    "{varied_benefit_amount} × 折现系数 {discount_factor}",
    rounding="四舍五入到 0.01 元",
)
def present_benefit_amount(varied_benefit_amount: pl.Expr, discount_factor: pl.Expr) -> pl.Expr:
    """Fen of the first year's worth; a blank year is no benefit."""
    return share_half_up(varied_benefit_amount.fill_null(0), discount_factor, pl.lit(ONE))
