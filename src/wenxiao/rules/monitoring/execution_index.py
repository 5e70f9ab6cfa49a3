"""执行指数 = 执行率 ÷ 应执行率."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "执行指数",
    Unit.RATIO,
    "{project_execution_rate} ÷ {expected_execution_rate}",
    rounding="四舍五入到 0.01%",
)
def execution_index(
    project_execution_rate: pl.Expr, expected_execution_rate: pl.Expr, alert_share_least: pl.Expr
) -> pl.Expr:
    """Ratio ×10⁴; null where less than `alert_share_least` of the budget has to be spent yet."""
    due = expected_execution_rate >= alert_share_least
    return pl.when(due).then(divide_half_up(project_execution_rate * 10_000, expected_execution_rate))
