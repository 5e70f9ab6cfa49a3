"""QC-119 资金基本花完而产出很差, 要说明."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-119",
    Grain.FORM,
    "高执行低产出有说明",
    "execution_rate_value",
    "资金执行 {project_execution_rate}，数值指标的完成率却都低于 {low_output_line}；请说明钱花到了哪里。",
    forms=scope.SELF,
    printed="project_execution_rate",
    expected="high_execution_line",
    cites="high_execution_line",
)
def high_execution_low_output_explained(
    project_execution_rate: pl.Expr,
    high_execution_line: pl.Expr,
    missed_indicators: pl.Expr,
    measured_indicators: pl.Expr,
) -> pl.Expr:
    """All measured indicators are far below target while the money is spent."""
    nothing_done = (measured_indicators > 0) & (missed_indicators == measured_indicators)
    return (project_execution_rate < high_execution_line) | ~nothing_done
