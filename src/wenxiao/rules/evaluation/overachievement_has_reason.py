"""QC-106 超额完成较多要有说明."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope, words


@check(
    "QC-106",
    Grain.INDICATOR,
    "大幅超额有说明",
    "reason",
    "完成 {actual_text}，是指标值 {target_text} 的 {attainment_ratio}，达到 {overachievement_explain_from} 的说明线；"
    "没有写原因，请说明是目标定低了还是另有原因。",
    forms=scope.SELF,
    printed="attainment_ratio",
    expected="overachievement_explain_from",
    cites="overachievement_explain_from",
)
def overachievement_has_reason(
    attainment_ratio: pl.Expr, direction: pl.Expr, overachievement_explain_from: pl.Expr, reason: pl.Expr
) -> pl.Expr:
    """Of indicators where more is better."""
    modest = (attainment_ratio < overachievement_explain_from) | (direction == "LOWER_IS_BETTER")
    return modest | ~words.is_blank(reason)
