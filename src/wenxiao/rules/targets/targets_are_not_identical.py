"""QC-207 各指标值不是同一个数."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-207",
    Grain.FORM,
    "指标值不千篇一律",
    "target_text",
    "{indicator_lines} 个指标的指标值全是同一个数，没有意义；请逐项填写实际目标。",
    forms=scope.PLANNED,
)
def targets_are_not_identical(
    distinct_targets: pl.Expr, indicator_lines: pl.Expr, identical_targets_from: pl.Expr
) -> pl.Expr:
    """Decided from enough indicators on that chance is ruled out."""
    return (distinct_targets > 1) | (indicator_lines < identical_targets_from)
