"""QC-022 分项资金行不计分."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-022",
    Grain.FUND,
    "分项资金行不计分",
    "fund_score",
    "分项行“{label}”也印了分值或得分，预算执行会重复计分；请只在年度资金总额行计分，分项行写“—”。",
    forms=scope.SCORED,
    printed="fund_score",
)
def components_carry_no_score(
    is_component: pl.Expr, fund_points: pl.Expr, fund_score: pl.Expr, execution_points_printed: pl.Expr
) -> pl.Expr:
    """Only where the total line is scored too."""
    scored = fund_points.is_not_null() | fund_score.is_not_null()
    return ~(is_component & scored & execution_points_printed.is_not_null())
