"""动态投资回收期: from when on the cumulative net value is not below zero."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(Grain.FORM, "动态投资回收期（年）", Unit.VALUE, "累计净现值首次不小于 0 的时点", over=Grain.FUND)
def payback_period(paid_back_in: pl.Expr) -> pl.Expr:
    """Years ×10⁴ from the first year; null when it is never paid back in the years given."""
    return paid_back_in.drop_nulls().first()
