"""The last digit of a printed execution rate: how finely it was written."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit

_MOST_PLACES = 4
"""Decimals of a percentage that a reading keeps."""


@rule(Grain.FUND, "印出的执行率的末位单位", Unit.VALUE, "按印出的{execution_rate_places}位小数，末位是百分之几")
def execution_rate_step(execution_rate_places: pl.Expr) -> pl.Expr:
    """Percentage ×10⁴: 10000 for 86 %, 100 for 86.20 %; the finest where nothing is printed."""
    places = execution_rate_places.cast(pl.UInt32).fill_null(_MOST_PLACES).clip(upper_bound=_MOST_PLACES)
    return pl.lit(10).pow(_MOST_PLACES - places)
