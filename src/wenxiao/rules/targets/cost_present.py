"""QC-204 有成本指标."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-204",
    Grain.FORM,
    "有成本指标",
    "level1",
    "没有成本指标；请写明单位成本或总成本控制数。",
    forms=scope.TARGET,
    cites="cost_required",
    needs_complete=True,
)
def cost_present(cost_indicators: pl.Expr, cost_required: pl.Expr) -> pl.Expr:
    """Asked for only where the rulebook requires it."""
    return (cost_indicators > 0) | ~cost_required
