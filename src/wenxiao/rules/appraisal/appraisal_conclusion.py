"""评估结论 of the score; both limits stand in the rulebook."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "评估结论",
    Unit.TEXT,
    {
        "SUPPORT": "予以支持：{appraisal_score} ≥ {appraisal_support_from}",
        "ADJUST": "调整完善后支持：{appraisal_adjust_from} ≤ {appraisal_score} < {appraisal_support_from}",
        "REJECT": "不予支持：{appraisal_score} < {appraisal_adjust_from}",
    },
    case="appraisal_conclusion",
    cites=("appraisal_support_from", "appraisal_adjust_from"),
)
def appraisal_conclusion(
    appraisal_score: pl.Expr, appraisal_support_from: pl.Expr, appraisal_adjust_from: pl.Expr
) -> pl.Expr:
    """SUPPORT, ADJUST or REJECT; exactly on a limit is the better one; null without a score."""
    return (
        pl.when(appraisal_score >= appraisal_support_from)
        .then(pl.lit("SUPPORT"))
        .when(appraisal_score >= appraisal_adjust_from)
        .then(pl.lit("ADJUST"))
        .when(appraisal_score < appraisal_adjust_from)
        .then(pl.lit("REJECT"))
    )
