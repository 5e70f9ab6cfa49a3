"""The score that the chosen result of a qualitative indicator may not reach (the next band begins there)."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "定性档次上限",
    Unit.POINTS,
    {
        "FULLY": "满分 {max_points}",
        "PARTLY": "{max_points} × {qualitative_full_from}，不含",
        "NOT": "{max_points} × {qualitative_partial_from}，不含",
    },
    case="qualitative_result",
    cites=("qualitative_full_from", "qualitative_partial_from"),
)
def band_most_score(
    qualitative_result: pl.Expr,
    max_points: pl.Expr,
    qualitative_full_from: pl.Expr,
    qualitative_partial_from: pl.Expr,
) -> pl.Expr:
    """Points ×10², the highest allowed: the full points, or the last hundredth below the next band."""
    return (
        pl.when(qualitative_result == "FULLY")
        .then(max_points)
        .when(qualitative_result == "PARTLY")
        .then(divide_up(max_points * qualitative_full_from, pl.lit(10_000)) - 1)
        .when(qualitative_result == "NOT")
        .then(divide_up(max_points * qualitative_partial_from, pl.lit(10_000)) - 1)
    )
