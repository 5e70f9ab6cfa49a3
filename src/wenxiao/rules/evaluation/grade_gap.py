"""How many grades the finance department's evaluation stands below that of the line department."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit

_RANKS = {"优": 0, "良": 1, "中": 2, "差": 3}


@rule(Grain.FORM, "低几个等级", Unit.COUNT, "部门评价 {department_grade}，财政评价 {finance_grade}")
def grade_gap(department_grade: pl.Expr, finance_grade: pl.Expr) -> pl.Expr:
    """0 to 3; 0 also where finance grades above; null without both grades."""
    department, finance = (
        each.replace_strict(_RANKS, default=None, return_dtype=pl.Int64) for each in (department_grade, finance_grade)
    )
    return (finance - department).clip(lower_bound=0)
