"""扣分: reports that were returned, and near-copies."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "退回和雷同扣分",
    Unit.POINTS,
    "{returned_reports} × {evaluator_returned_points} + {copied_reports} × {evaluator_copied_points}",
    cites=("evaluator_returned_points", "evaluator_copied_points"),
)
def record_deduction(
    returned_reports: pl.Expr,
    copied_reports: pl.Expr,
    evaluator_returned_points: pl.Expr,
    evaluator_copied_points: pl.Expr,
) -> pl.Expr:
    """Points ×10²."""
    return returned_reports * evaluator_returned_points + copied_reports * evaluator_copied_points
