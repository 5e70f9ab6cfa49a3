"""累计执行率预警线 for the months that the monitoring covers."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "累计执行率预警线",
    Unit.RATIO,
    {
        "4": "{monitoring_execution_line_04}",
        "6": "{monitoring_execution_line_06}",
        "7": "{monitoring_execution_line_07}",
        "8": "{monitoring_execution_line_08}",
        "10": "{monitoring_execution_line_10}",
    },
    case="as_of_month",
)
def execution_line_to_date(
    as_of_month: pl.Expr,
    monitoring_execution_line_04: pl.Expr,
    monitoring_execution_line_06: pl.Expr,
    monitoring_execution_line_07: pl.Expr,
    monitoring_execution_line_08: pl.Expr,
    monitoring_execution_line_10: pl.Expr,
) -> pl.Expr:
    """Ratio ×10⁴; null for a month without a line. Source: 四川 monitoring rules, else defaults."""
    lines = {
        4: monitoring_execution_line_04,
        6: monitoring_execution_line_06,
        7: monitoring_execution_line_07,
        8: monitoring_execution_line_08,
        10: monitoring_execution_line_10,
    }
    return pl.coalesce(pl.when(as_of_month == month).then(line) for month, line in lines.items())
