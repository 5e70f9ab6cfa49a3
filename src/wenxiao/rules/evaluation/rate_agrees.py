"""Whether a printed execution rate is the quotient of its line, to the decimals that were printed."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import HUNDRED_PERCENT, Unit


@rule(
    Grain.FUND,
    "印出的执行率是否正确",
    Unit.FLAG,
    "{executed_amount} ÷ {execution_base_amount} 取到印出的小数位，允许误差 {rate_tolerance}",
)
def rate_agrees(
    executed_amount: pl.Expr,
    execution_base_amount: pl.Expr,
    execution_rate_value: pl.Expr,
    execution_rate_kind: pl.Expr,
    execution_rate_step: pl.Expr,
    rate_tolerance: pl.Expr,
) -> pl.Expr:
    """Flag; null without a budget or a rate.

    A rate rounded correctly to fewer decimals agrees: 86.2 % may stand as 86 %, 46 of 148 not as 31.00 %. A bare number
    may be meant as a share of 1 (0.86); it disagrees only where neither reading fits.
    """

    def agrees(whole: int) -> pl.Expr:
        """Printed so that 100 % is `whole` (×10⁴)."""
        rounded = share_half_up(whole // execution_rate_step, executed_amount, execution_base_amount)
        exact = share_half_up(pl.lit(whole), executed_amount, execution_base_amount)
        off = (exact - execution_rate_value).abs()
        as_printed = (execution_rate_value % execution_rate_step == 0) & (
            rounded == execution_rate_value // execution_rate_step
        )
        return as_printed | (off <= rate_tolerance * whole // 10_000)

    as_share = (execution_rate_kind == "BARE") & agrees(HUNDRED_PERCENT // 100)
    return agrees(HUNDRED_PERCENT) | as_share
