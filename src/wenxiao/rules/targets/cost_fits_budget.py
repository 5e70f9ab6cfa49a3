"""QC-018 成本指标与预算是同一个量级."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.kernel.texts import looked_up
from wenxiao.rules import scope

_FEN = {"元": 100, "千元": 100_000, "万元": 1_000_000, "百万元": 100_000_000, "亿元": 10_000_000_000}
_SCALE = 10_000
"""Of indicator values."""


@check(
    "QC-018",
    Grain.INDICATOR,
    "成本与预算单位一致",
    "target_text",
    "“{level3}”的指标值 {target_text} 是年度资金总额 {total_base_amount} 的 {cost_jump_from} 倍以上，"
    "多半是元和万元写错；请核对单位。",
    forms=scope.TARGET,
    printed="target_text",
    cites="cost_jump_from",
)
def cost_fits_budget(
    target_value: pl.Expr, target_unit: pl.Expr, total_base_amount: pl.Expr, cost_jump_from: pl.Expr
) -> pl.Expr:
    """A cost beyond so many times the budget is a wrong unit; undecided without a budget."""
    unit = looked_up(target_unit, _FEN)
    cost = target_value.cast(pl.Int128) * unit
    return cost < total_base_amount.cast(pl.Int128) * cost_jump_from * _SCALE
