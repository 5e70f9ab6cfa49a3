"""转绿灯所需支出: the least spending to date that would keep pace."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "转绿灯所需累计支出",
    Unit.AMOUNT,
    "{total_base_amount} × {expected_execution_rate} × {alert_yellow_below}",
    rounding="进位到 1 分",
)
def amount_for_green(
    total_base_amount: pl.Expr, expected_execution_rate: pl.Expr, alert_yellow_below: pl.Expr
) -> pl.Expr:
    """Fen; what turns a light that is red or yellow for slow spending."""
    product = total_base_amount.cast(pl.Int128) * expected_execution_rate * alert_yellow_below
    return divide_up(product, pl.lit(100_000_000).cast(pl.Int128)).cast(pl.Int64, strict=False)
