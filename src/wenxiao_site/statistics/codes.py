"""Short codes of figures: ``T1.2018-2024.c654322000.a1@7KQ`` can be read aloud, and is computed again later.

The measure; the years; filters, a letter and a value each; ``p15`` the post whose view it was, ``p0`` that of the
public; ``~20250630`` the day as of which the records were looked at; ``@`` and the audit event (base 36) up to which
the figure knew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from wenxiao_site.registry.models import Account
from wenxiao_site.registry.models.common import GREATEST_YEAR, LEAST_YEAR
from wenxiao_site.statistics.asking import DIMENSIONS, FILTERS, Question
from wenxiao_site.statistics.measures import Measure, measure

_DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SHAPE: Final = re.compile(
    r"(?P<measure>[A-Z][0-9]{1,2})\.(?P<first>[0-9]{4})(-(?P<last>[0-9]{4}))?(?P<parts>(\.[a-z][A-Z0-9_/]*)*)"
    r"(~(?P<as_of>[0-9]{8}))?(@(?P<position>[0-9A-Z]{1,12}))?"
)
_LETTERS: Final = {DIMENSIONS[key].letter: key for key in FILTERS}
_POST: Final = "p"
PUBLIC: Final = 0
"""The post of nobody: what is public."""


class CodeError(ValueError):
    """No code of a figure; the message says what is wrong, in Chinese."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a code names. `post`: whose view it was, None for everything, PUBLIC for what is public."""

    measure: Measure
    question: Question
    post: int | None = None


def code_of(named: Named) -> str:
    """The code of a figure."""
    it = named.question
    years = str(it.first) if it.first == it.last else f"{it.first}-{it.last}"
    parts = [part_of(key, value) for key, value in sorted(it.filters)]
    if named.post is not None:
        parts.append(f".{_POST}{named.post}")
    as_of = f"~{it.as_of:%Y%m%d}" if it.as_of else ""
    position = f"@{_base36(it.position)}" if it.position is not None else ""
    return f"{named.measure.code}.{years}{''.join(parts)}{as_of}{position}"


def part_of(key: str, value: str) -> str:
    """What a filter adds to a code: ``.c654322000``."""
    return f".{DIMENSIONS[key].letter}{_written(key, value)}"


def read(code: str) -> Named:
    """What a code names. Raises CodeError."""
    found = _SHAPE.fullmatch(code.strip())
    if found is None:
        raise CodeError(f"“{code}”不是数字编号，编号的样子是 T1.2018-2024@7KQ。")
    try:
        of = measure(found["measure"])
    except KeyError:
        raise CodeError(f"没有编号为 {found['measure']} 的指标。") from None
    first, last = int(found["first"]), int(found["last"] or found["first"])
    if not LEAST_YEAR <= first <= last <= GREATEST_YEAR:
        raise CodeError(f"年度 {first}-{last} 不对。")
    filters, post = [], None
    for part in filter(None, found["parts"].split(".")):
        letter, value = part[0], part[1:]
        if letter == _POST and value.isdecimal() and len(value) < 19:  # noqa: PLR2004 - a BIGINT
            post = int(value)
        elif letter in _LETTERS:
            filters.append((_LETTERS[letter], _read(_LETTERS[letter], value)))
        else:
            raise CodeError(f"编号里的“{part}”看不懂。")
    try:
        as_of = date.fromisoformat(found["as_of"]) if found["as_of"] else None
    except ValueError:
        raise CodeError(f"编号里的日期 {found['as_of']} 不对。") from None
    position = int(found["position"], 36) if found["position"] else None
    return Named(of, Question(first, last, tuple(sorted(filters)), as_of, position), post)


def _written(key: str, value: str) -> str:
    return str(Account.values.index(value) + 1) if key == "account" and value in Account.values else value


def _read(key: str, value: str) -> str:
    if key != "account":
        return value
    if not value.isdecimal() or not 1 <= int(value) <= len(Account.values):
        raise CodeError(f"编号里的所属预算 a{value} 不对。")
    return str(Account.values[int(value) - 1])


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits or "0"
