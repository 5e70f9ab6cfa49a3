"""QC-405 目标完成进度与执行进度相近."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-405",
    Grain.FORM,
    "完成进度与执行进度相近",
    "executed_amount",
    "数量目标平均完成 {progress_to_date}，资金执行 {project_execution_rate}，相差超过 {monitoring_gap_most}；"
    "请说明原因，或核实两边的数。",
    forms=scope.MONITORING,
    printed="progress_to_date",
    expected="project_execution_rate",
    cites="monitoring_gap_most",
)
def progress_fits_execution(
    progress_to_date: pl.Expr, project_execution_rate: pl.Expr, monitoring_gap_most: pl.Expr
) -> pl.Expr:
    """Either way: work ahead of money is unpaid, money ahead of work is prepaid."""
    return (progress_to_date - project_execution_rate).abs() <= monitoring_gap_most
