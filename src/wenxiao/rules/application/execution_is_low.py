"""Whether so little was spent that the rest is recovered."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "执行率是否过低",
    Unit.TEXT,
    {"true": "{spent_rate} < {recovery_below}", "false": "{spent_rate} ≥ {recovery_below}"},
    case="execution_is_low",
)
def execution_is_low(spent_rate: pl.Expr, recovery_below: pl.Expr) -> pl.Expr:
    """`true` or `false`; exactly at the line is not low; null when execution is not known."""
    return (
        pl.when(spent_rate < recovery_below).then(pl.lit("true")).when(spent_rate.is_not_null()).then(pl.lit("false"))
    )
