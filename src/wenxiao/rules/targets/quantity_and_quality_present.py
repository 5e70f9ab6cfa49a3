"""QC-202 产出有数量指标和质量指标."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-202",
    Grain.FORM,
    "数量和质量指标齐备",
    "level2",
    "产出里缺少数量指标或质量指标；原则上两类都要设。",
    forms=scope.TARGET,
    cites="quantity_required",
    needs_complete=True,
)
def quantity_and_quality_present(
    quantity_indicators: pl.Expr,
    quality_indicators: pl.Expr,
    quantity_required: pl.Expr,
    quality_required: pl.Expr,
) -> pl.Expr:
    """Each is asked for only where the rulebook requires it."""
    quantity = (quantity_indicators > 0) | ~quantity_required
    quality = (quality_indicators > 0) | ~quality_required
    return quantity & quality
