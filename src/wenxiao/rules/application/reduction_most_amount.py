"""一个项目最多核减多少."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import WHOLE, Unit


@rule(
    Grain.FORM,
    "最多核减",
    Unit.AMOUNT,
    {
        "LIVELIHOOD": "{result_base_amount} × {livelihood_reduction_most}",
        "CANCEL": "{result_base_amount}",
        "GENERAL": "{result_base_amount} × {result_reduction_most}",
    },
    case="reduction_case",
    rounding="四舍五入到分",
)
def reduction_most_amount(
    reduction_case: pl.Expr,
    result_base_amount: pl.Expr,
    livelihood_reduction_most: pl.Expr,
    result_reduction_most: pl.Expr,
) -> pl.Expr:
    """Fen, half up; null without a base."""
    rate = (
        pl.when(reduction_case == "LIVELIHOOD")
        .then(livelihood_reduction_most)
        .when(reduction_case == "CANCEL")
        .then(pl.lit(WHOLE))
        .otherwise(result_reduction_most)
    )
    return share_half_up(result_base_amount, rate, pl.lit(WHOLE))
