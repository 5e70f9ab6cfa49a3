"""是否满意: the answer of somebody who was asked."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "是否满意",
    Unit.FLAG,
    "{answer_points} ≥ {survey_satisfied_from}",
    cites=("survey_satisfied_from",),
)
def is_satisfied(answer_points: pl.Expr, survey_satisfied_from: pl.Expr) -> pl.Expr:
    """Exactly the bound is satisfied."""
    return answer_points >= survey_satisfied_from
