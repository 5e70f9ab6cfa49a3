"""QC-232 任务金额与承担项目相符."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-232",
    Grain.FUND,
    "任务金额与承担项目相符",
    "task_amount",
    "任务“{label}”填 {task_amount}，承担它的项目年度预算合计 {carriers_amount}；请核对。",
    forms=scope.OVERALL,
    printed="task_amount",
    expected="carriers_amount",
)
def task_amount_covers_projects(task_amount: pl.Expr, carriers_amount: pl.Expr) -> pl.Expr:
    """The amount of a task is the money of its projects. Undecided without either."""
    return task_amount == carriers_amount
