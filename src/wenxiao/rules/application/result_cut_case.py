"""Which of the cuts a result calls for."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "核减的情形",
    Unit.TEXT,
    {
        "NONE": "{result_action}：不核减",
        "FAIR": "{result_action}，等级为中",
        "POOR": "{result_action}，等级为差",
        "CANCEL": "取消：{result_action}，得分 {result_score}（低于 {result_cancel_below} 的取消）",
    },
    case="result_cut_case",
)
def result_cut_case(
    result_action: pl.Expr, result_grade: pl.Expr, result_score: pl.Expr, result_cancel_below: pl.Expr
) -> pl.Expr:
    """NONE, FAIR, POOR or CANCEL; exactly at the limit is not cancelled. Null without an action.

    A grade other than 差 that an instrument wants cut is cut as 中.
    """
    may_cancel = result_action == "cut_or_cancel"
    return (
        pl.when(result_action.is_in(["priority", "keep"]))
        .then(pl.lit("NONE"))
        .when((result_action == "cancel") | (may_cancel & (result_score < result_cancel_below)))
        .then(pl.lit("CANCEL"))
        .when(result_action.is_not_null() & (result_grade == "差"))
        .then(pl.lit("POOR"))
        .when(result_action.is_not_null())
        .then(pl.lit("FAIR"))
    )
