"""完成率 = 完成值 ÷ 指标值."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "完成率",
    Unit.RATIO,
    "{comparable_actual_value} ÷ {target_value}",
    rounding="四舍五入到 0.01%，只用于展示和界线判断，不用于计分",
)
def attainment_ratio(comparable_actual_value: pl.Expr, target_value: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴, above 1 when exceeded; null without a positive target."""
    return divide_half_up(comparable_actual_value * 10_000, target_value)
