"""QC-121 等级与总分相符."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-121",
    Grain.FORM,
    "等级与总分相符",
    "grade_text",
    "总分 {total_score} 应评“{grade_of_printed_total}”，印的是“{grade_text}”。",
    forms=scope.SCORED,
    printed="grade_text",
    expected="grade_of_printed_total",
    cites="grade_excellent_from",
    needs_table=False,
)
def grade_follows_total(grade_text: pl.Expr, grade_of_printed_total: pl.Expr) -> pl.Expr:
    """By the first character: 优, 优秀, 良好…; words outside the four grades are not judged."""
    printed = grade_text.str.extract("(优|良|中|差)")
    return printed == grade_of_printed_total
