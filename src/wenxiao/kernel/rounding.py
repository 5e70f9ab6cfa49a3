"""Half-up rounding of a quotient, written once: ``(2·n + d) // (2·d)`` on non-negative operands."""

from __future__ import annotations

import polars as pl


def divide_half_up(numerator: pl.Expr, denominator: pl.Expr) -> pl.Expr:
    """The quotient rounded half up to an integer; null where the denominator is not positive.

    Operands are scaled integers within `scales.LARGEST` times 100.00 points; a negative numerator gives null, because
    rounding of negative quotients is nowhere defined by the rules.
    """
    valid = (denominator > 0) & (numerator >= 0)
    return pl.when(valid).then((2 * numerator + denominator) // (2 * denominator))
