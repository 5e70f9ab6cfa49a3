"""变动后的效益."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FUND, "变动后的效益", Unit.AMOUNT, "{benefit_amount} × {benefit_factor}", rounding="四舍五入到 0.01 元")
def varied_benefit_amount(benefit_amount: pl.Expr, benefit_factor: pl.Expr) -> pl.Expr:
    """Fen; `benefit_factor` ×10⁴, 1.0000 for the plan itself. Blank benefits stay blank."""
    return share_half_up(benefit_amount, benefit_factor, pl.lit(10_000))
