"""年度主要任务金额合计."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "年度主要任务金额合计", Unit.AMOUNT, "各任务预算金额之和", over=Grain.FUND)
def tasks_amount(task_amount: pl.Expr) -> pl.Expr:
    """In fen; null while the amount of a task is blank, and without tasks."""
    whole = (task_amount.len() > 0) & task_amount.is_not_null().all()
    return pl.when(whole).then(task_amount.sum())
