"""How many scored output indicators are met in full."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "完成的产出指标数", Unit.COUNT, "达标或得满分的产出指标行数", over=Grain.INDICATOR)
def output_lines_met(dimension: pl.Expr, score: pl.Expr, max_points: pl.Expr, target_is_met: pl.Expr) -> pl.Expr:
    """A count; full marks stand in where a target cannot be compared."""
    full = pl.coalesce(target_is_met, score == max_points)
    return ((dimension == "OUTPUT") & score.is_not_null() & full).sum()
