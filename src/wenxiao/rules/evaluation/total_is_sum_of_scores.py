"""QC-008 总分等于各项得分之和."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import check
from wenxiao.rules import scope


@check(
    "QC-008",
    Grain.FORM,
    "总分等于各项得分之和",
    "total_score",
    "总分印 {total_score}，各项得分相加是 {printed_parts_sum}；请改为 {printed_parts_sum}，或更正写错的那一项。",
    forms=scope.SCORED,
    printed="total_score",
    expected="printed_parts_sum",
    cites="score_tolerance",
)
def total_is_sum_of_scores(
    total_score: pl.Expr,
    printed_parts_sum: pl.Expr,
    not_applicable_points: pl.Expr,
    score_tolerance: pl.Expr,
    is_complete: pl.Expr,
) -> pl.Expr:
    """The printed total is the sum of the printed parts, to 0.01; a total that has to be rescaled is QC-116's.

    On a cut page the parts that are seen may add to less, never to more.
    """
    same = (total_score - printed_parts_sum).abs() <= score_tolerance
    cut = ~is_complete & (printed_parts_sum < total_score)
    return same | cut | (not_applicable_points > 0).fill_null(value=False)
