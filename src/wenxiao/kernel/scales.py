"""Scaled integers: the only representation of money, values, ratios and points.

Amounts are in fen, indicator values and ratios ×10⁴, points ×10². A text becomes a scaled integer exactly or not at
all; the one place that rounds is named (`Scaled.rounded`). Numbers are bounded (`LARGEST`) so that ratios ×10⁴ are
computed inside Int64 without wrapping; products of two numbers of a form are taken by `rounding.share_half_up`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_UP, Context, Decimal, InvalidOperation
from enum import Enum

LARGEST = 4 * 10**14
"""The largest scaled magnitude a rule accepts: 2 · LARGEST · 10 000 + LARGEST < 2⁶³."""

MOST_POINTS = 100_000
"""The largest points ×10² that bulk frames may hold: 1000.00."""

_MOST_DIGITS = 20
"""Beyond this exponent a text is refused before any arithmetic is tried on it."""

_LONGEST = 200
"""Characters of a text; a longer one is refused likewise."""

_EXACT = Context(prec=2 * _LONGEST, Emin=MIN_EMIN, Emax=MAX_EMAX)
"""Room for every digit of a product, so that a text is rounded once."""

WHOLE = 10_000
"""100 % as a ratio ×10⁴."""

HUNDRED_PERCENT = 1_000_000
"""100 % as an indicator value ×10⁴."""


class Unit(Enum):
    """How a column's integer is read: (name, decimal places, suffix when shown)."""

    AMOUNT = ("amount", 2, "元")
    VALUE = ("value", 4, "")
    RATIO = ("ratio", 4, "%")
    POINTS = ("points", 2, "分")
    COUNT = ("count", 0, "")
    TEXT = ("text", 0, "")
    FLAG = ("flag", 0, "")

    @property
    def places(self) -> int:
        """Decimal places kept in the integer."""
        return self.value[1]


class TooLargeError(ValueError):
    """A number beyond `LARGEST`, or with more digits than anyone means."""


@dataclass(frozen=True, slots=True)
class Scaled:
    """A number read from text: `number` scaled by 10**places; `rounded` when the text had more decimals."""

    number: int
    rounded: bool


def to_scaled(text: str, places: int, multiplier: int = 1) -> Scaled:
    """Read a plain decimal text as an integer scaled by ``10**places``, times `multiplier` (万元 → 10000).

    Raises ValueError when the text is not a finite decimal number, TooLargeError beyond `LARGEST`.
    """
    try:
        exact = Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
    if not exact.is_finite():
        raise ValueError(text)
    if exact.adjusted() > _MOST_DIGITS or len(text) > _LONGEST:
        raise TooLargeError(text)
    shifted = _EXACT.multiply(exact, multiplier * 10**places)
    number = int(shifted.to_integral_value(ROUND_HALF_UP))
    if abs(number) > LARGEST:
        raise TooLargeError(text)
    return Scaled(number, rounded=shifted != number)


def plain(number: int, places: int, least: int = 0) -> str:
    """The exact decimal text of a scaled integer, trailing zeros cut down to `least` places."""
    sign = "-" if number < 0 else ""
    whole, fraction = divmod(abs(number), 10**places)
    digits = f"{fraction:0{places}d}" if places else ""
    digits = digits.rstrip("0").ljust(least, "0") if len(digits) > least else digits
    return f"{sign}{whole}.{digits}" if digits else f"{sign}{whole}"


def bare(text: str | None) -> str | None:
    """A shown number as data gives it: points without their word; rates and amounts keep their sign or unit."""
    return None if text is None else text.removesuffix(" 分")


def show(value: object, unit: Unit) -> str:
    """A cell of a typed frame as a person reads it; `—` for blank, never 0. Whole yuan are shown in 万元, exactly."""
    if value is None:
        return "—"
    if unit is Unit.FLAG:
        return "是" if value else "否"
    if not isinstance(value, int) or unit is Unit.TEXT:
        return str(value)
    match unit:
        case Unit.AMOUNT:
            whole_yuan = value % 100 == 0
            return f"{plain(value, 6, 2)} 万元" if whole_yuan else f"{plain(value, 2, 2)} 元"
        case Unit.RATIO:
            return f"{plain(value, 2, 2)}%"
        case Unit.POINTS:
            return f"{plain(value, 2, 2)} 分"
        case _:
            return plain(value, unit.places)
