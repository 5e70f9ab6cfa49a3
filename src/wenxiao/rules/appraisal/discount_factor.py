"""折现系数: by how much a sum of a later year weighs less."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit

ONE = 10**12
"""A factor of 1."""

LONGEST = 30
"""Years after the first that are discounted; the longest special bonds run as long."""


@rule(
    Grain.FUND,
    "折现系数",
    Unit.COUNT,
    "上一年折现系数 ÷ (1 + {discount_rate})，首年为 1（以 10¹² 为 1）",
    rounding="逐年四舍五入到 10⁻¹²",
)
def discount_factor(year_offset: pl.Expr, discount_rate: pl.Expr) -> pl.Expr:
    """×10¹²; null beyond `LONGEST` years or below a rate of 0."""
    growth = 10_000 + discount_rate
    factors: list[pl.Expr] = [pl.lit(ONE, pl.Int64)]
    while len(factors) <= LONGEST:
        factors.append((factors[-1] * 20_000 + growth) // (2 * growth))
    of_year = [pl.when(year_offset == year).then(factor) for year, factor in enumerate(factors)]
    return pl.when(discount_rate >= 0).then(pl.coalesce(of_year))
