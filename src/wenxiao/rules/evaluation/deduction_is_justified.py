"""QC-125 达标不扣分, 扣分有原因."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope, words


@check(
    "QC-125",
    Grain.INDICATOR,
    "扣分有依据",
    "score",
    "“{level3}”目标“{target_text}”、完成“{actual_text}”，分值 {max_points} 只得 {score}；"
    "达标应得满分，确要扣分请写明原因。",
    forms=scope.SCORED,
    printed="score",
    expected="expected_score",
)
def deduction_is_justified(
    score: pl.Expr,
    max_points: pl.Expr,
    expected_score: pl.Expr,
    target_is_met: pl.Expr,
    is_saving: pl.Expr,
    is_applicable: pl.Expr,
    reason: pl.Expr,
) -> pl.Expr:
    """Points withheld although the target is met, or withheld without a reason. Savings are the business of QC-123.

    Where the rulebook itself takes points off for far over-achievement, the score that is left is no deduction.
    """
    met = target_is_met.fill_null(value=False)
    saving = is_saving.fill_null(value=False)
    full = (score >= max_points) | (met & (score >= expected_score))
    return full | saving | ~is_applicable | (~met & ~words.is_blank(reason))
