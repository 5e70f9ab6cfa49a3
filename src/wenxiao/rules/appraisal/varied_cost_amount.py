"""变动后的成本."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FUND, "变动后的成本", Unit.AMOUNT, "{cost_amount} × {cost_factor}", rounding="四舍五入到 0.01 元")
def varied_cost_amount(cost_amount: pl.Expr, cost_factor: pl.Expr) -> pl.Expr:
    """Fen; `cost_factor` ×10⁴, 1.0000 for the plan itself. Blank costs stay blank."""
    return share_half_up(cost_amount, cost_factor, pl.lit(10_000))
