"""The least score that the chosen result of a qualitative indicator allows."""

import polars as pl

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rounding import divide_up
from wenxiao.kernel.rule import rule
from wenxiao.kernel.scales import Unit


@rule(
    Grain.INDICATOR,
    "定性档次下限",
    Unit.POINTS,
    {
        "FULLY": "{max_points} × {qualitative_full_from}",
        "PARTLY": "{max_points} × {qualitative_partial_from}",
        "NOT": "0",
    },
    case="qualitative_result",
    cites=("qualitative_full_from", "qualitative_partial_from"),
)
def band_least_score(
    qualitative_result: pl.Expr,
    max_points: pl.Expr,
    qualitative_full_from: pl.Expr,
    qualitative_partial_from: pl.Expr,
) -> pl.Expr:
    """Points ×10², inclusive (含): the least hundredth that is not below the share of the points."""
    return (
        pl.when(qualitative_result == "FULLY")
        .then(divide_up(max_points * qualitative_full_from, pl.lit(10_000)))
        .when(qualitative_result == "PARTLY")
        .then(divide_up(max_points * qualitative_partial_from, pl.lit(10_000)))
        .when(qualitative_result == "NOT")
        .then(max_points * 0)
    )
