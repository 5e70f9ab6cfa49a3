"""QC-201 有产出指标, 有效益指标."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-201",
    Grain.FORM,
    "产出和效益指标齐备",
    "level1",
    "没有产出指标或没有效益指标；目标至少要有一个产出指标和一个效益指标。",
    forms=scope.PLANNED,
    needs_complete=True,
)
def output_and_outcome_present(output_indicators: pl.Expr, outcome_indicators: pl.Expr) -> pl.Expr:
    """Decided on forms that have indicators at all."""
    return (output_indicators > 0) & (outcome_indicators > 0)
