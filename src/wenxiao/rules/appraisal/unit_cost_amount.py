"""单位成本 = 成本 ÷ 数量."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FUND, "单位成本", Unit.AMOUNT, "{cost_amount} ÷ {quantity}", rounding="四舍五入到 0.01 元")
def unit_cost_amount(cost_amount: pl.Expr, quantity: pl.Expr) -> pl.Expr:
    """Fen for one of the quantity (×10⁴); null without a quantity."""
    return share_half_up(cost_amount, pl.lit(10_000), quantity)
