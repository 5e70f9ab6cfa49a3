"""核减率 = (申请 − 支持) ÷ 申请."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "核减率",
    Unit.RATIO,
    "{reduced_amount} ÷ {requested_amount}",
    rounding="四舍五入到 0.01%",
)
def reduction_rate(reduced_amount: pl.Expr, requested_amount: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴; null where nothing was requested."""
    return divide_half_up(reduced_amount * 10_000, requested_amount)
