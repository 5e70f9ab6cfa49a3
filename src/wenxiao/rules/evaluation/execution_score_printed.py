"""预算执行得分 as printed on the total line."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "印出的预算执行得分", Unit.POINTS, "总额行的{fund_score}", over=Grain.FUND, lines="is_total")
def execution_score_printed(fund_score: pl.Expr, is_total: pl.Expr) -> pl.Expr:
    """Points ×10²; null where blank."""
    return fund_score.filter(is_total).first()
