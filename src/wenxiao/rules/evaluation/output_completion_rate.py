"""实际完成率 = 完成的产出指标数 ÷ 产出指标数; done is an output with full points."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "实际完成率", Unit.RATIO, "{outputs_completed} ÷ {outputs_planned}", rounding="四舍五入到 0.01 %")
def output_completion_rate(outputs_completed: pl.Expr, outputs_planned: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴; null without outputs."""
    return share_half_up(pl.lit(10_000), outputs_completed, outputs_planned)
