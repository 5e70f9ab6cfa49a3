"""Which bound a reduction has."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "核减上限是哪一项",
    Unit.TEXT,
    {
        "LIVELIHOOD": "民生项目",
        "CANCEL": "取消的项目不设上限",
        "GENERAL": "一般项目",
    },
    case="reduction_case",
)
def reduction_case(is_livelihood: pl.Expr, result_cut_case: pl.Expr) -> pl.Expr:
    """LIVELIHOOD before CANCEL before GENERAL: a livelihood project is protected whatever its result."""
    return (
        pl.when(is_livelihood)
        .then(pl.lit("LIVELIHOOD"))
        .when(result_cut_case == "CANCEL")
        .then(pl.lit("CANCEL"))
        .otherwise(pl.lit("GENERAL"))
    )
