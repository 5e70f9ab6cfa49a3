"""重点工作办结率 = 重点项目完成的产出指标数 ÷ 重点项目的产出指标数."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.FORM,
    "重点工作办结率",
    Unit.RATIO,
    "{key_outputs_completed} ÷ {key_outputs_planned}",
    rounding="四舍五入到 0.01 %",
)
def key_work_rate(key_outputs_completed: pl.Expr, key_outputs_planned: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴; null where no key duty is named."""
    return share_half_up(pl.lit(10_000), key_outputs_completed, key_outputs_planned)
