"""Rounding of quotients, written once: half up ``(2·n + d) // (2·d)``, up ``(n + d − 1) // d``.

Where the denominator is not positive or the numerator is negative the result is null: no rule defines how such
quotients round.
"""

from __future__ import annotations

import polars as pl


def divide_half_up(numerator: pl.Expr, denominator: pl.Expr) -> pl.Expr:
    """The quotient rounded half up to an integer.

    The numerator stays within `scales.LARGEST` × 10 000, so that its double fits into Int64.
    """
    return _where_defined(numerator, denominator, (2 * numerator + denominator) // (2 * denominator))


def divide_up(numerator: pl.Expr, denominator: pl.Expr) -> pl.Expr:
    """The least integer that is not below the quotient; operands as in `divide_half_up`."""
    return _where_defined(numerator, denominator, (numerator + denominator - 1) // denominator)


def share_half_up(whole: pl.Expr, part: pl.Expr, parts: pl.Expr) -> pl.Expr:
    """``whole × part ÷ parts`` rounded half up, exact for all numbers up to `scales.LARGEST`.

    Null where one of them is negative. Their product leaves Int64, so it is taken in Int128; null where the result
    itself does not fit into Int64.
    """
    doubled = 2 * whole.cast(pl.Int128) * part
    defined = (whole >= 0) & (part >= 0) & (parts > 0)
    return pl.when(defined).then((doubled + parts) // (2 * parts)).cast(pl.Int64, strict=False)


def _where_defined(numerator: pl.Expr, denominator: pl.Expr, quotient: pl.Expr) -> pl.Expr:
    return pl.when((denominator > 0) & (numerator >= 0)).then(quotient)
