"""应执行率: what share of the budget should be spent by the month that is covered."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "截至当月应执行率",
    Unit.RATIO,
    "{planned_execution_rate}（计划曲线）；没有计划曲线或规定按月均分的，用{equal_months_share}",
    cites=("alert_basis",),
)
def expected_execution_rate(
    planned_execution_rate: pl.Expr, equal_months_share: pl.Expr, alert_basis: pl.Expr
) -> pl.Expr:
    """Ratio ×10⁴ of the year's budget; null where the months are not stated."""
    by_curve = (alert_basis == "plan_curve") & planned_execution_rate.is_not_null()
    return pl.when(by_curve).then(planned_execution_rate).otherwise(equal_months_share)
