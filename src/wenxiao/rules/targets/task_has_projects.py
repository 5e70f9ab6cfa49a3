"""QC-230 任务有项目承担."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-230",
    Grain.FUND,
    "任务有项目承担",
    "label",
    "任务“{label}”没有项目承担；请选择承担它的项目，或合并到其他任务。",
    forms=scope.OVERALL,
)
def task_has_projects(carriers_count: pl.Expr) -> pl.Expr:
    """A task without a project has no money behind it."""
    return carriers_count > 0
