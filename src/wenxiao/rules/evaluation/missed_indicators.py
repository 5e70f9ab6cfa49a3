"""How many numeric indicators fell below the pass line."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "完成很差的指标数", Unit.COUNT, "完成率低于 {low_output_line} 的正向指标数", over=Grain.INDICATOR)
def missed_indicators(attainment_ratio: pl.Expr, direction: pl.Expr, low_output_line: pl.Expr) -> pl.Expr:
    """A count."""
    return ((attainment_ratio < low_output_line) & (direction == "HIGHER_IS_BETTER")).sum()
