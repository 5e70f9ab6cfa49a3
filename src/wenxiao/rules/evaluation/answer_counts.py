"""答卷是否计入: answers that come in masses from one place are set aside."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "答卷是否计入",
    Unit.FLAG,
    "{origin_answers} ≤ {survey_same_origin_most}",
    cites=("survey_same_origin_most",),
)
def answer_counts(origin_answers: pl.Expr, survey_same_origin_most: pl.Expr) -> pl.Expr:
    """Exactly the bound still counts; above it none of the place does: nobody can tell which are real."""
    return origin_answers <= survey_same_origin_most
