"""The grade that the printed total stands for under the scheme in force."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit
from wenxiao.rules.grading import graded


@rule(Grain.FORM, "印出总分对应的等级", Unit.TEXT, "按总分 {total_score} 查等级界线", cites=("grade_excellent_from",))
def grade_of_printed_total(
    total_score: pl.Expr, grade_excellent_from: pl.Expr, grade_good_from: pl.Expr, grade_fair_from: pl.Expr
) -> pl.Expr:
    """优, 良, 中, 差; null without a printed total."""
    return graded(total_score, grade_excellent_from, grade_good_from, grade_fair_from)
