"""按月均分应完成的比例: what twelve equal months would give by the month that is covered."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "按月均分应完成的比例", Unit.RATIO, "{as_of_month} ÷ 12", rounding="四舍五入到 0.01%")
def equal_months_share(as_of_month: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴; null where the months are not stated or are none of a year."""
    months = as_of_month.cast(pl.Int64)
    return pl.when(months.is_between(1, 12)).then(divide_half_up(months * 10_000, pl.lit(12)))
