"""联动后等级: the grade of the score that remains where finance grades below the department."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit
from wenxiao.rules.grading import graded


@rule(Grain.FORM, "联动后等级", Unit.TEXT, "联动后得分 {disagreement_score}", cites=("grade_excellent_from",))
def disagreement_grade(
    disagreement_score: pl.Expr, grade_excellent_from: pl.Expr, grade_good_from: pl.Expr, grade_fair_from: pl.Expr
) -> pl.Expr:
    """优, 良, 中, 差; null where there is no consequence."""
    return graded(disagreement_score, grade_excellent_from, grade_good_from, grade_fair_from)
