"""What rules ask of the parts of a target that is shared out: one value for the whole, gathered from the parts."""

from __future__ import annotations

import polars as pl


def gathered(value: pl.Expr, weight: pl.Expr, gathering: pl.Expr, operator: pl.Expr) -> pl.Expr:
    """The whole that some parts make (×10⁴): their sum, their mean weighted by `weight`, or the worst of them.

    `gathering`: SUM, WEIGHTED or EVERY, the same for all parts; `operator`: LE and LT make the greatest the worst.
    Parts without a value are left out; null without any, and for a mean without weights.
    """
    told = value.is_not_null()
    known, weights = value.filter(told), weight.filter(told).cast(pl.Int128)
    product, whole = (known.cast(pl.Int128) * weights).sum(), weights.sum()
    weighted = pl.when(weights.is_not_null().all() & (whole > 0)).then((2 * product + whole) // (2 * whole))
    worst = pl.when(operator.first().is_in(["LE", "LT"])).then(known.max()).otherwise(known.min())
    kind = gathering.first()
    found = (
        pl.when(kind == "SUM").then(known.sum()).when(kind == "WEIGHTED").then(weighted.cast(pl.Int64)).otherwise(worst)
    )
    return pl.when(known.len() > 0).then(found)


def meets(operator: pl.Expr, value: pl.Expr, target: pl.Expr) -> pl.Expr:
    """Whether a value is as good as a target says: at least, at most, or the very value; null without one of them."""
    return (
        pl.when(operator.is_in(["LE", "LT"]))
        .then(value <= target)
        .when(operator == "EQ")
        .then(value == target)
        .otherwise(value >= target)
    )
