"""QC-122 完成的自评表不留空: 指标行."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope, words


@check(
    "QC-122",
    Grain.INDICATOR,
    "完成值和得分不空",
    "score",
    "“{level3}”的完成值或得分没有填；自评表公布前每项都要有完成值和得分，不适用的请注明。",
    forms=scope.SCORED,
    needs_complete=True,
)
def completed_form_is_filled(
    score: pl.Expr,
    max_points: pl.Expr,
    actual_text: pl.Expr,
    target_text: pl.Expr,
    is_applicable: pl.Expr,
    is_target_stage: pl.Expr,
    total_score: pl.Expr,
    results_scored: pl.Expr,
) -> pl.Expr:
    """A line with points lacks its score, a line with a target its actual, or a scored sheet shows no scores at all."""
    no_score = score.is_null() & (max_points.is_not_null() | (total_score.is_not_null() & (results_scored == 0)))
    no_actual = words.is_blank(actual_text) & ~words.is_blank(target_text)
    return ~(no_score | no_actual) | ~is_applicable | is_target_stage
