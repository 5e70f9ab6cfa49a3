"""预警指数: the slowest of spending and indicators, by which projects are put in order of risk."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "预警指数",
    Unit.RATIO,
    "{execution_index}与{least_progress_index}中较小的",
    cites=("alert_execution_used",),
)
def alert_index(execution_index: pl.Expr, least_progress_index: pl.Expr, alert_execution_used: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴; null where neither is known. Spending counts where the scheme uses it."""
    return pl.min_horizontal(pl.when(alert_execution_used).then(execution_index), least_progress_index)
