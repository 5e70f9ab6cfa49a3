"""QC-215 资金与工作量相称."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.kernel.scales import WHOLE
from wenxiao.rules import scope


@check(
    "QC-215",
    Grain.INDICATOR,
    "资金与工作量相称",
    "target_text",
    "“{level3}”按年度资金总额折合每{target_unit} {workload_unit_amount}，其他年度和地区同一指标的中位数是"
    " {usual_unit_amount}，相差超过 {unit_cost_gap_most}；请核对数量和金额，或在指标解释里说明原因。",
    forms=scope.TARGET,
    printed="workload_unit_amount",
    expected="usual_unit_amount",
    cites="unit_cost_gap_most",
)
def unit_cost_is_usual(
    workload_unit_amount: pl.Expr, usual_unit_amount: pl.Expr, unit_cost_gap_most: pl.Expr
) -> pl.Expr:
    """Neither much dearer nor much cheaper than the same indicator elsewhere; undecided without anything to compare."""
    own = workload_unit_amount.cast(pl.Int128) * WHOLE
    usual = usual_unit_amount.cast(pl.Int128)
    return (own >= usual * (WHOLE - unit_cost_gap_most)) & (own <= usual * (WHOLE + unit_cost_gap_most))
