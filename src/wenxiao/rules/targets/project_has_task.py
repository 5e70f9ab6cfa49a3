"""QC-231 项目对应年度任务."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-231",
    Grain.INDICATOR,
    "项目对应年度任务",
    "task_key",
    "项目“{level3}”（{project_amount}）没有对应的年度主要任务；请选择它承担的任务，或补设任务。",
    forms=scope.OVERALL,
)
def project_has_task(has_task: pl.Expr) -> pl.Expr:
    """Every project of the year carries a task."""
    return has_task
