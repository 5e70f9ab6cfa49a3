"""建议怎么用结果, in one word."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "建议",
    Unit.TEXT,
    {
        "KEEP": "予以保障：{result_action}",
        "CUT": "核减 {reduction_amount}：{result_action}",
        "CANCEL": "取消：{result_action}，建议控制数为 {recommended_ceiling_amount}",
        "RECOVER": "收回 {reduction_amount}：上年支出太慢",
    },
    case="recommended_use",
)
def recommended_use(
    recommended_ceiling_amount: pl.Expr,
    reduction_amount: pl.Expr,
    result_cut_amount: pl.Expr,
    unrectified_amount: pl.Expr,
    result_action: pl.Expr,
) -> pl.Expr:
    """KEEP, CUT, CANCEL or RECOVER (only low execution takes money away); null without a recommendation."""
    return (
        pl.when(result_action.is_null() | reduction_amount.is_null())
        .then(None)
        .when(reduction_amount == 0)
        .then(pl.lit("KEEP"))
        .when(recommended_ceiling_amount == 0)
        .then(pl.lit("CANCEL"))
        .when((result_cut_amount == 0) & (unrectified_amount == 0))
        .then(pl.lit("RECOVER"))
        .otherwise(pl.lit("CUT"))
    )
