"""QC-011 全年执行数不超过全年预算数."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-011",
    Grain.FUND,
    "执行数不超预算数",
    "executed_amount",
    "执行数 {executed_amount} 大于全年预算数 {execution_base_amount}；请用调整后的预算数（含上年结转），或核实执行数。",
    forms=scope.SELF,
    printed="executed_amount",
    expected="execution_base_amount",
)
def executed_within_budget(executed_amount: pl.Expr, execution_base_amount: pl.Expr, is_total: pl.Expr) -> pl.Expr:
    """On the total line; a line without a budget is the business of QC-009 and QC-010."""
    return (executed_amount <= execution_base_amount) | ~is_total | (execution_base_amount == 0)
