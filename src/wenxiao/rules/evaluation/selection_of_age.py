"""久未评价分: how long a project was not evaluated by others."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "久未评价分",
    Unit.POINTS,
    "{years_since_evaluation}（从未评价视同 {department_evaluation_cycle_years} 年）"
    " ÷ {department_evaluation_cycle_years} × {selection_age_points}，最高得满分",
    cites=("selection_age_points", "department_evaluation_cycle_years"),
    rounding="四舍五入到 0.01 分",
)
def selection_of_age(
    years_since_evaluation: pl.Expr, department_evaluation_cycle_years: pl.Expr, selection_age_points: pl.Expr
) -> pl.Expr:
    """Points ×10²; full points from a whole cycle on, and for a project that was never evaluated (null)."""
    years = years_since_evaluation.fill_null(department_evaluation_cycle_years)
    most = pl.when(years > department_evaluation_cycle_years).then(department_evaluation_cycle_years).otherwise(years)
    return share_half_up(selection_age_points, most, department_evaluation_cycle_years)
