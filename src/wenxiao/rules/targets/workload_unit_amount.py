"""单位投入 = 年度资金总额 ÷ 数量指标值."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import share_half_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit

_SCALE = 10_000
"""Of indicator values."""


@rule(Grain.INDICATOR, "单位投入", Unit.AMOUNT, "{total_base_amount} ÷ {target_value}", rounding="四舍五入到 0.01 元")
def workload_unit_amount(
    total_base_amount: pl.Expr, target_value: pl.Expr, target_unit: pl.Expr, sub_dimension: pl.Expr
) -> pl.Expr:
    """Fen of the year's money for one of a quantity; null for what is no quantity, or has no unit, or is a rate.

    The money of a project pays for more than one indicator, so this is no price: it is held against the same ratio of
    the same indicator elsewhere.
    """
    counted = (sub_dimension == "QUANTITY") & target_unit.is_not_null() & ~target_unit.is_in(["%", "‰"])
    return pl.when(counted & (target_value > 0)).then(share_half_up(total_base_amount, pl.lit(_SCALE), target_value))
