"""QC-229 任务金额合计等于部门预算."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-229",
    Grain.FORM,
    "任务金额合计等于部门预算",
    "overall_amount",
    "年度主要任务的金额合计 {tasks_amount}，本部门（单位）各项目年度预算合计 {overall_amount}；"
    "请核对任务金额，或补上漏列的任务。",
    forms=scope.OVERALL,
    printed="tasks_amount",
    expected="overall_amount",
)
def tasks_sum_to_total(tasks_amount: pl.Expr, overall_amount: pl.Expr) -> pl.Expr:
    """The tasks together are the whole budget. Undecided without amounts."""
    return tasks_amount == overall_amount
