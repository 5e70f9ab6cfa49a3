"""What rules ask of a plan curve: twelve values, one for the end of each month, null where none is stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl


def never_falls(curve: pl.Expr) -> pl.Expr:
    """No stated month is below the one stated before; null with less than two."""
    return curve.list.drop_nulls().list.diff(null_behavior="drop").list.min() >= 0


def december(curve: pl.Expr) -> pl.Expr:
    """The value for the end of the year, null where none is stated."""
    return curve.list.get(11, null_on_oob=True)
