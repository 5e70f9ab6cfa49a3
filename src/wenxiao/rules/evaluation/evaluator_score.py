"""选用得分: track record and capability of an external evaluator together."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "选用得分",
    Unit.POINTS,
    "{record_points} + {quality_points} + {lead_points} + {expert_points} − {record_deduction}，最低为 0",
)
def evaluator_score(
    record_points: pl.Expr,
    quality_points: pl.Expr,
    lead_points: pl.Expr,
    expert_points: pl.Expr,
    record_deduction: pl.Expr,
) -> pl.Expr:
    """Points ×10², never below 0."""
    return (record_points + quality_points + lead_points + expert_points - record_deduction).clip(lower_bound=0)
