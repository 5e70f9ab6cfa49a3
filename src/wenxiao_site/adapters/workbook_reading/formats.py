"""Cell values as texts: exact numbers, percentages and dates as the sheet shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

_COMPUTED_DECIMALS = 6
"""More decimals than this were computed, not typed: such a number is read as the sheet shows it."""
_WRITTEN_OUT = 30
"""Powers of ten that are written out in digits."""
_WORDS = re.compile(r"[\u4e00-\u9fff%‰≥≤><=]{1,8}")


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What a format code does to a number: `decimals` None where it shows all. `before`, `after`: words it adds."""

    is_date: bool = False
    is_percent: bool = False
    decimals: int | None = None
    before: str = ""
    after: str = ""
    code: str = ""


@lru_cache(maxsize=1_024)
def number_format(code: str) -> NumberFormat:
    """Read a format code, its part for positive numbers."""
    if is_date_format(code):
        return NumberFormat(is_date=True, code=code)
    section = re.split(r";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", code)[0]
    quoted = [(found.start(), found[1]) for found in re.finditer(r'"([^"]*)"', section)]
    bare = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.', lambda found: " " * len(found[0]), section)
    digits = re.search(r"[0#?][0#?,]*(?:\.([0#?]*))?", bare)
    if not digits:
        return NumberFormat()
    before = "".join(word for at, word in quoted if at < digits.start() and _WORDS.fullmatch(word))
    after = "".join(word for at, word in quoted if at >= digits.end() and _WORDS.fullmatch(word))
    return NumberFormat(is_percent="%" in bare, decimals=len(digits[1] or ""), before=before, after=after)


def builtin_format(number: int) -> NumberFormat:
    """The format behind a number that workbooks need not spell out."""
    return number_format(BUILTIN_FORMATS.get(number, "General"))


def shown_number(value: float, style: NumberFormat, *, since_1904: bool = False) -> str:
    """A number as text. Fifteen digits are what a sheet keeps; a binary remainder beyond them is no content."""
    if style.is_date and (day := _shown_date(value, style.code, since_1904=since_1904)):
        return day
    exact = Decimal(f"{value:.15g}")
    if not exact.is_finite():
        return str(exact)
    if style.is_percent:
        exact *= 100
    least = _COMPUTED_DECIMALS if not style.is_percent else 0
    if style.decimals is not None and -int(exact.as_tuple().exponent) > max(style.decimals, least):
        exact = exact.quantize(Decimal(1).scaleb(-style.decimals), ROUND_HALF_UP)
    return f"{style.before}{_plain(exact)}{'%' if style.is_percent else ''}{style.after}"


def _plain(number: Decimal) -> str:
    if abs(number.adjusted()) > _WRITTEN_OUT:
        return str(number)
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _shown_date(value: float, code: str, *, since_1904: bool) -> str | None:
    """A serial day as its format shows it; None for a serial that is no day."""
    if value < 0:
        return None
    try:
        moment = from_excel(value, CALENDAR_MAC_1904 if since_1904 else CALENDAR_WINDOWS_1900)
    except (OverflowError, ValueError):
        return None
    if isinstance(moment, time):
        return f"{moment:%H:%M}"
    if not isinstance(moment, date | datetime):
        return None
    letters = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", code.lower())
    if "d" in letters and "y" not in letters and "m" in letters:
        return f"{moment.month}月{moment.day}日"
    if "d" in letters or "y" not in letters:
        return f"{moment:%Y-%m-%d}"
    return f"{moment.year}年{moment.month}月" if "m" in letters else f"{moment.year}年"
