"""QC-012 执行率 = 执行数 ÷ 全年预算数."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-012",
    Grain.FUND,
    "执行率等于执行数除以预算数",
    "execution_rate_value",
    "执行率印 {execution_rate_text}，{executed_amount} ÷ {execution_base_amount} 应为 {execution_rate}；"
    "请改为 {execution_rate}。",
    forms=scope.SCORED,
    printed="execution_rate_text",
    expected="execution_rate",
    cites="execution_rate_base",
)
def execution_rate_is_quotient(rate_agrees: pl.Expr) -> pl.Expr:
    """Rounding to the decimals that were printed is not a defect."""
    return rate_agrees
