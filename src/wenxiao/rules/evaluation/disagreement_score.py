"""联动后得分 where finance grades below the department: the score that the coefficient is applied to, times it."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "联动后得分",
    Unit.POINTS,
    {
        "finance_score": "财政评价 {finance_score} × {disagreement_ratio}",
        "department_score": "部门评价 {department_score} × {disagreement_ratio}",
    },
    case="finance_grade_discount_base",
    cites=("finance_grade_discount_base",),
    rounding="四舍五入到 0.01 分",
)
def disagreement_score(
    disagreement_ratio: pl.Expr,
    finance_score: pl.Expr,
    department_score: pl.Expr,
    finance_grade_discount_base: pl.Expr,
) -> pl.Expr:
    """Points ×10²; null where there is no consequence."""
    base = pl.when(finance_grade_discount_base == "finance_score").then(finance_score).otherwise(department_score)
    return share_half_up(base, disagreement_ratio, pl.lit(10_000))
