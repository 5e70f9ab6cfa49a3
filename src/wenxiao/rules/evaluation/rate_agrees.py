"""Whether a printed execution rate is the quotient of its line, to the decimals that were printed."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import HUNDRED_PERCENT, Unit


@rule(Grain.FUND, "印出的执行率是否正确", Unit.FLAG, "{executed_amount} ÷ {execution_base_amount} 取到印出的小数位")
def rate_agrees(
    executed_amount: pl.Expr,
    execution_base_amount: pl.Expr,
    execution_rate_value: pl.Expr,
    execution_rate_kind: pl.Expr,
    execution_rate_places: pl.Expr,
) -> pl.Expr:
    """Flag; null without a budget or a rate.

    A rate rounded correctly to fewer decimals agrees: 86.2 % may stand as 86 %, 46 of 148 not as 31.00 %. A bare number
    may be meant as a share of 1 (0.86); it disagrees only where neither reading fits.
    """
    places = execution_rate_places.cast(pl.Int64)
    step = places.replace_strict({0: 10_000, 1: 1_000, 2: 100, 3: 10}, default=1, return_dtype=pl.Int64)
    percent = divide_half_up(executed_amount * (HUNDRED_PERCENT // 100), execution_base_amount * step // 100) * step
    as_share = (
        divide_half_up(executed_amount * 10_000, execution_base_amount) - execution_rate_value
    ).abs() <= step // 2
    return (percent == execution_rate_value) | ((execution_rate_kind == "BARE") & as_share)
