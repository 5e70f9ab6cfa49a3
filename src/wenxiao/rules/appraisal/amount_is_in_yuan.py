"""QC-220 金额单位没有写错: no jump by the factor between 元 and 万元."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-220",
    Grain.INDICATOR,
    "金额单位没有写错",
    "requested_amount",
    "申请 {requested_amount}，上年为 {previous_amount}，相差很大；请核对是否把“万元”当成了“元”，确认无误再保存。",
    forms=scope.REQUEST,
    printed="requested_amount",
    expected="previous_amount",
    cites="request_jump_most",
)
def amount_is_in_yuan(
    requested_amount: pl.Expr,
    previous_amount: pl.Expr,
    request_jump_most: pl.Expr,
    request_amount_least: pl.Expr,
    request_amount_most: pl.Expr,
) -> pl.Expr:
    """Against last year the amount stays within a factor; without a last year, within what a request usually is."""
    factor = request_jump_most // 10_000
    steady = (requested_amount < previous_amount * factor) & (previous_amount < requested_amount * factor)
    usual = (requested_amount >= request_amount_least) & (requested_amount <= request_amount_most)
    return pl.when(previous_amount > 0).then(steady).otherwise(usual)
