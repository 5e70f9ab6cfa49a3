"""完成及时率 = 按时完成的时效指标数 ÷ 时效指标数."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM, "完成及时率", Unit.RATIO, "{timeliness_completed} ÷ {timeliness_planned}", rounding="四舍五入到 0.01 %"
)
def timely_completion_rate(timeliness_completed: pl.Expr, timeliness_planned: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴; null without indicators of timeliness."""
    return share_half_up(pl.lit(10_000), timeliness_completed, timeliness_planned)
