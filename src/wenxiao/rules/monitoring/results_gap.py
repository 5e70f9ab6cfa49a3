"""完成与支出之差: how far results and spending have drifted apart, beyond what was planned."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "完成进度与执行进度之差",
    Unit.RATIO,
    "({progress_to_date} − {project_execution_rate}) − "
    "({expected_progress_to_date} − {expected_execution_rate})，取绝对值",
    cites=("alert_basis",),
)
def results_gap(
    progress_to_date: pl.Expr,
    project_execution_rate: pl.Expr,
    expected_progress_to_date: pl.Expr,
    expected_execution_rate: pl.Expr,
) -> pl.Expr:
    """Ratio ×10⁴, never below 0. A gap that the plan itself has (payment after delivery) is none."""
    planned = expected_progress_to_date - expected_execution_rate
    return (progress_to_date - project_execution_rate - planned).abs()
