"""评价等级 of the recomputed total; both bounds of each grade are stated by the rulebook."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit
from wenxiao.rules.grading import graded


@rule(
    Grain.FORM,
    "重算等级",
    Unit.TEXT,
    {
        "优": "总分 {recomputed_total} ≥ {grade_excellent_from}",
        "良": "{grade_good_from} ≤ 总分 {recomputed_total} < {grade_excellent_from}",
        "中": "{grade_fair_from} ≤ 总分 {recomputed_total} < {grade_good_from}",
        "差": "总分 {recomputed_total} < {grade_fair_from}",
    },
    case="grade",
    cites=("grade_excellent_from",),
)
def grade(
    recomputed_total: pl.Expr, grade_excellent_from: pl.Expr, grade_good_from: pl.Expr, grade_fair_from: pl.Expr
) -> pl.Expr:
    """优, 良, 中, 差; null without a total. The total is rounded half up to 0.01 before it is graded."""
    return graded(recomputed_total, grade_excellent_from, grade_good_from, grade_fair_from)
