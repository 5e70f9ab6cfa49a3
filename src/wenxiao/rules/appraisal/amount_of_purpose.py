"""同一单位同一用途、各自低于界限的新增申请: their sum."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "同一用途的新增申请合计",
    Unit.AMOUNT,
    "用途同为 {request_purpose}、支出功能科目相同、各低于 {appraisal_key_from} 的新增申请金额之和",
)
def amount_of_purpose(
    form: pl.Expr,
    request_purpose: pl.Expr,
    functional_code: pl.Expr,
    is_new: pl.Expr,
    requested_amount: pl.Expr,
    appraisal_key_from: pl.Expr,
) -> pl.Expr:
    """In fen; 0 where no line counts."""
    counts = is_new & (requested_amount < appraisal_key_from)
    return requested_amount.filter(counts).sum().over(form, request_purpose, functional_code)
