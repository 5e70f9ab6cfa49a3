"""QC-302 有扣分就要写存在问题."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-302",
    Grain.FORM,
    "扣分与存在问题相符",
    "problems",
    "总分 {total_score} 有扣分，存在问题却写“{problems}”；请写明扣分所对应的问题。",
    forms=scope.SCORED,
    printed="problems",
)
def deduction_names_problem(problems: pl.Expr, total_score: pl.Expr, full_points: pl.Expr) -> pl.Expr:
    """Decided where both are written."""
    none = problems.str.contains(r"^\s*(无|暂无|没有|/)[。.]?\s*$")
    return ~none | (total_score >= full_points)
