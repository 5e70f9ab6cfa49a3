"""QC-415 执行数与支付记录一致."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope, words


@check(
    "QC-415",
    Grain.FORM,
    "执行数与支付记录一致",
    "executed_amount",
    "填报累计执行 {total_executed_amount}，系统按支付记录是 {recorded_executed_amount}；"
    "请核对，确有未入账或退回的请说明原因。",
    forms=scope.MONITORING,
    printed="total_executed_amount",
    expected="recorded_executed_amount",
)
def spending_agrees_with_records(
    total_executed_amount: pl.Expr, recorded_executed_amount: pl.Expr, execution_reason: pl.Expr
) -> pl.Expr:
    """Undecided where no payments are recorded. A difference with a written reason stands."""
    explained = recorded_executed_amount.is_not_null() & ~words.is_blank(execution_reason)
    return (total_executed_amount == recorded_executed_amount) | explained
