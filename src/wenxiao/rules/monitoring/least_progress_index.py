"""最慢指标的进度指数."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "最慢指标的进度指数", Unit.RATIO, "各指标{progress_index}中最小的", over=Grain.INDICATOR)
def least_progress_index(progress_index: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴; null where no indicator has one."""
    return progress_index.min()
