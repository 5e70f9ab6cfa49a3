"""QC-216 跨年度的项目写明中期目标."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-216",
    Grain.FORM,
    "跨年度项目有中期目标",
    "long_term_goal",
    "项目实施 {project_years} 年，还没有写中期（实施期）目标；请写明到期末要达到什么。",
    forms=scope.TARGET,
)
def multi_year_has_medium_term_goal(project_years: pl.Expr, long_term_goal: pl.Expr) -> pl.Expr:
    """Undecided where the years of the project are not known."""
    return (project_years <= 1) | long_term_goal.is_not_null()
