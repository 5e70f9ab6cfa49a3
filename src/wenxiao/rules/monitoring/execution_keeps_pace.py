"""QC-401 累计执行率不低于预警线."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-401",
    Grain.FORM,
    "执行进度跟得上",
    "executed_amount",
    "1—{as_of_month} 月累计执行率 {project_execution_rate}，低于预警线 {execution_line_to_date}；"
    "请加快支出，或按程序调整预算。",
    forms=scope.MONITORING,
    printed="project_execution_rate",
    expected="execution_line_to_date",
)
def execution_keeps_pace(
    as_of_month: pl.Expr, project_execution_rate: pl.Expr, execution_line_to_date: pl.Expr
) -> pl.Expr:
    """Undecided where the form does not say which months it covers."""
    return project_execution_rate >= execution_line_to_date
