"""金额分: how much money a project has, for the selection of key evaluations."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "金额分",
    Unit.POINTS,
    "{budget_amount} ÷ {selection_amount_full_at} × {selection_amount_points}，最高得满分",
    cites=("selection_amount_points", "selection_amount_full_at"),
    rounding="四舍五入到 0.01 分",
)
def selection_of_amount(
    budget_amount: pl.Expr, selection_amount_points: pl.Expr, selection_amount_full_at: pl.Expr
) -> pl.Expr:
    """Points ×10²; full points from the number that the rulebook names."""
    most = pl.when(budget_amount > selection_amount_full_at).then(selection_amount_full_at).otherwise(budget_amount)
    return share_half_up(selection_amount_points, most, selection_amount_full_at)
