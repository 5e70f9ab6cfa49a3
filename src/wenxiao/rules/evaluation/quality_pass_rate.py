"""质量达标率 = 达标的质量指标数 ÷ 质量指标数."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "质量达标率", Unit.RATIO, "{quality_completed} ÷ {quality_planned}", rounding="四舍五入到 0.01 %")
def quality_pass_rate(quality_completed: pl.Expr, quality_planned: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴; null without indicators of quality."""
    return share_half_up(pl.lit(10_000), quality_completed, quality_planned)
