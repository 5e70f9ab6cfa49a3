"""How many output indicators were scored."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "已评分的产出指标数", Unit.COUNT, "已评分的产出指标行数", over=Grain.INDICATOR)
def output_lines(dimension: pl.Expr, score: pl.Expr) -> pl.Expr:
    """A count."""
    return ((dimension == "OUTPUT") & score.is_not_null()).sum()
