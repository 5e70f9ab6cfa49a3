"""How many numeric indicators were exceeded by the alert line for low targets."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "大幅超额的指标数", Unit.COUNT, "完成率不低于 {alert_blue_from} 的正向指标数", over=Grain.INDICATOR)
def exceeded_indicators(attainment_ratio: pl.Expr, direction: pl.Expr, alert_blue_from: pl.Expr) -> pl.Expr:
    """A count."""
    return ((attainment_ratio >= alert_blue_from) & (direction == "HIGHER_IS_BETTER")).sum()
