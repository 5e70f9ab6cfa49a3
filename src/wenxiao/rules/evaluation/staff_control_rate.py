"""在职人员控制率 = 在职人员数 ÷ 编制数."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "在职人员控制率", Unit.RATIO, "{staff_count} ÷ {staff_quota}", rounding="四舍五入到 0.01 %")
def staff_control_rate(staff_count: pl.Expr, staff_quota: pl.Expr) -> pl.Expr:
    """Ratio ×10⁴; null without a quota."""
    return share_half_up(pl.lit(10_000), staff_count, staff_quota)
