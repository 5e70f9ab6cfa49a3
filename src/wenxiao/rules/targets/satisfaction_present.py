"""QC-203 有满意度指标."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-203",
    Grain.FORM,
    "有满意度指标",
    "level1",
    "没有满意度指标；直接服务公众的项目要设服务对象满意度。",
    forms=scope.TARGET,
    cites="satisfaction_required",
    needs_complete=True,
)
def satisfaction_present(satisfaction_indicators: pl.Expr, satisfaction_required: pl.Expr) -> pl.Expr:
    """Asked for only where the rulebook requires it."""
    return (satisfaction_indicators > 0) | ~satisfaction_required
