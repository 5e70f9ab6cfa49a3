"""QC-009 年度资金总额等于各分项之和."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-009",
    Grain.FUND,
    "资金合计等于分项之和",
    "full_year_budget_amount",
    "总额行与分项不符：总额行 年初 {initial_budget_amount}、全年 {full_year_budget_amount}、执行 {executed_amount}，"
    "分项之和与它不等；请补齐总额行或改正分项。",
    forms=scope.EVERY,
)
def fund_total_is_sum_of_components(is_total: pl.Expr, fund_totals_off: pl.Expr) -> pl.Expr:
    """Of each of the three amounts, on the first total line."""
    return (fund_totals_off == 0) | ~is_total
