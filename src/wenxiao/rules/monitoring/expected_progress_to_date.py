"""应完成进度: how much of its counted outputs should be there by now."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "截至当月应完成进度",
    Unit.RATIO,
    "各数量指标{expected_value_to_date} ÷ {target_value} 的平均数",
    over=Grain.INDICATOR,
    rounding="四舍五入到 0.01%",
)
def expected_progress_to_date(
    expected_value_to_date: pl.Expr,
    target_value: pl.Expr,
    attainment_ratio: pl.Expr,
    sub_dimension: pl.Expr,
    direction: pl.Expr,
    target_unit: pl.Expr,
) -> pl.Expr:
    """Ratio ×10⁴ over the lines that `progress_to_date` counts; null without one."""
    counted = (sub_dimension == "QUANTITY") & (direction == "HIGHER_IS_BETTER") & target_unit.ne_missing("%")
    shares = divide_half_up(expected_value_to_date * 10_000, target_value)
    told = shares.clip(upper_bound=10_000).filter(counted & attainment_ratio.is_not_null() & shares.is_not_null())
    return divide_half_up(told.sum(), told.len().cast(pl.Int64))
