"""按评价结果核减的金额."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import WHOLE, Unit


@rule(
    Grain.FORM,
    "按等级核减",
    Unit.AMOUNT,
    {
        "NONE": "不核减",
        "FAIR": "{result_base_amount} × {recommended_fair_cut}",
        "POOR": "{result_base_amount} × {recommended_poor_cut}",
        "CANCEL": "取消：{result_base_amount} 全部核减",
    },
    case="result_cut_case",
    rounding="四舍五入到分",
)
def result_cut_amount(
    result_cut_case: pl.Expr,
    result_base_amount: pl.Expr,
    recommended_fair_cut: pl.Expr,
    recommended_poor_cut: pl.Expr,
) -> pl.Expr:
    """Fen, half up; null without a result or a base."""
    rate = (
        pl.when(result_cut_case == "NONE")
        .then(pl.lit(0))
        .when(result_cut_case == "FAIR")
        .then(recommended_fair_cut)
        .when(result_cut_case == "POOR")
        .then(recommended_poor_cut)
        .when(result_cut_case == "CANCEL")
        .then(pl.lit(WHOLE))
    )
    return share_half_up(result_base_amount, rate, pl.lit(WHOLE))
