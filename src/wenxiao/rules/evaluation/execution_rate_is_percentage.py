"""QC-025 执行率写成百分数."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope

_AS_IN_A_PERCENT_COLUMN = 2
"""Decimals with which such a column is printed: 100.00."""
_ONE, _ONE_PERCENT = 10_000, 100
"""1 as a value ×10⁴ and 1 % as a ratio ×10⁴."""


@check(
    "QC-025",
    Grain.FUND,
    "执行率写成百分数",
    "execution_rate_value",
    "执行率写成“{execution_rate_text}”；请写百分数，如 {execution_rate}。",
    forms=scope.SCORED,
    printed="execution_rate_text",
    expected="execution_rate",
)
def execution_rate_is_percentage(
    execution_rate_kind: pl.Expr,
    execution_rate_places: pl.Expr,
    execution_rate_value: pl.Expr,
    execution_rate: pl.Expr,
) -> pl.Expr:
    """A bare number with two decimals stands in a column headed 执行率(%), unless it is a share of 1 (0.98).

    0 is 0 in any writing; without a budget nothing is asked.
    """
    two_places = (execution_rate_kind == "BARE") & (execution_rate_places == _AS_IN_A_PERCENT_COLUMN)
    share_of_one = (execution_rate_value <= _ONE) & (execution_rate > _ONE_PERCENT)
    zero = (execution_rate_value == 0) & (execution_rate == 0)
    written = execution_rate_kind.is_in(["PERCENT", "BLANK"]) | (two_places & ~share_of_one) | zero
    return written.fill_null(value=False) | execution_rate.is_null()
