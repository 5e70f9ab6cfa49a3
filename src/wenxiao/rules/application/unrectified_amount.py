"""整改不到位减少安排."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import WHOLE, Unit


@rule(
    Grain.FORM,
    "整改不到位减少",
    Unit.AMOUNT,
    {
        "true": "整改没有完成（{unrectified_action}）：{result_base_amount} × {unrectified_cut}",
        "false": "没有未完成的整改，或不因此减少",
    },
    case="remediation_reduces",
    rounding="四舍五入到分",
)
def unrectified_amount(remediation_reduces: pl.Expr, result_base_amount: pl.Expr, unrectified_cut: pl.Expr) -> pl.Expr:
    """Fen; nothing where no remediation is open, or where the rulebook holds the money instead."""
    part = share_half_up(result_base_amount, unrectified_cut, pl.lit(WHOLE))
    return pl.when(remediation_reduces == "true").then(part).otherwise(pl.lit(0))
