"""目标完成进度 of a form under monitoring: how much of its counted outputs is there."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "目标完成进度",
    Unit.RATIO,
    "各数量指标{attainment_ratio}的平均数，每项最高按 100% 计",
    over=Grain.INDICATOR,
    rounding="四舍五入到 0.01%",
)
def progress_to_date(
    attainment_ratio: pl.Expr, sub_dimension: pl.Expr, direction: pl.Expr, target_unit: pl.Expr
) -> pl.Expr:
    """Ratio ×10⁴; null without a measured quantity.

    Rates (合格率) are no progress: they may be 100 % from the first day.
    """
    counted = (sub_dimension == "QUANTITY") & (direction == "HIGHER_IS_BETTER") & target_unit.ne_missing("%")
    ratios = attainment_ratio.clip(upper_bound=10_000).filter(counted & attainment_ratio.is_not_null())
    return divide_half_up(ratios.sum(), ratios.len().cast(pl.Int64))
