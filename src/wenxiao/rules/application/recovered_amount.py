"""低执行收回: money that was not spent is not given again."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import WHOLE, Unit


@rule(
    Grain.FORM,
    "低执行收回",
    Unit.AMOUNT,
    {
        "true": "（{budget_amount} − {executed_amount}）× {recovery_share}，执行率 {spent_rate} 低于 {recovery_below}",
        "false": "不收回：执行率 {spent_rate} 不低于 {recovery_below}",
    },
    case="execution_is_low",
    rounding="四舍五入到分",
)
def recovered_amount(
    execution_is_low: pl.Expr, budget_amount: pl.Expr, executed_amount: pl.Expr, recovery_share: pl.Expr
) -> pl.Expr:
    """Fen; nothing where execution is not low, or is not known."""
    unspent = share_half_up(budget_amount - executed_amount, recovery_share, pl.lit(WHOLE))
    return pl.when(execution_is_low == "true").then(unspent).otherwise(pl.lit(0))
