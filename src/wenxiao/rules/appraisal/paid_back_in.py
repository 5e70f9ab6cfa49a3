"""回收时点: the year in which the cumulative net value reaches zero, with its fraction."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FUND,
    "回收时点",
    Unit.VALUE,
    "上一年 + 上一年尚未收回的数 ÷ 本年净现值",
    rounding="四舍五入到 0.0001 年",
)
def paid_back_in(form: pl.Expr, year_offset: pl.Expr, cumulative_net_amount: pl.Expr) -> pl.Expr:
    """Years after the first ×10⁴, on the line where it happens; 0 when the first year already covers its costs."""
    before = cumulative_net_amount.shift(1).over(form)
    crosses = (cumulative_net_amount >= 0) & (before < 0)
    part = share_half_up(pl.lit(10_000), -before, cumulative_net_amount - before)
    return (
        pl.when(before.is_null() & (cumulative_net_amount >= 0))
        .then(0)
        .when(crosses)
        .then((year_offset - 1) * 10_000 + part)
    )
