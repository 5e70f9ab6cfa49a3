"""Points that the form itself gives to budget execution."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "总额行分值", Unit.POINTS, "总额行的{fund_points}", over=Grain.FUND, lines="is_total")
def execution_points_printed(fund_points: pl.Expr, is_total: pl.Expr) -> pl.Expr:
    """Points ×10²; null where the form prints none."""
    return fund_points.filter(is_total).first()
