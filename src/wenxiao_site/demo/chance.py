"""Chance that repeats itself, and days on which offices work."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING, Final, TypeVar

from django.utils.timezone import get_default_timezone

from wenxiao_site.adapters import working_days

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

OPENS: Final = time(10, 0)
"""Offices in Xinjiang open at ten by Beijing's clock."""
_OPEN_SECONDS: Final = 8 * 3600
_ONE_DAY: Final = timedelta(days=1)


class Chance(Random):
    """A source of chance for one stage and fiscal year: independent of all others of the same seed."""

    def __new__(cls, *_: object) -> Chance:  # noqa: PYI034 - random.Random would hash the seed itself
        """Leave the seeding to `__init__`."""
        return super().__new__(cls)

    def __init__(self, seed: int, stage: str, fiscal_year: int = 0) -> None:
        super().__init__(f"{seed}/{stage}/{fiscal_year}")

    def happens(self, per_thousand: int) -> bool:
        """Whether something happens that does so in so many of a thousand cases."""
        return self.randrange(1000) < per_thousand

    def one(self, things: Sequence[T]) -> T:
        """One of the things."""
        return things[int(self.random() * len(things))]

    def working_day(self, first: date, last: date) -> date:
        """A working day between two days; the next one after `last` when there is none."""
        day = first + _ONE_DAY * int(self.random() * ((last - first).days + 1))
        return next_working_day(day)

    def moment(self, day: date, *, after: datetime | None = None) -> datetime:
        """A moment of the working hours of a day, later than `after`."""
        found = _opening(day) + timedelta(seconds=int(self.random() * _OPEN_SECONDS))
        return found if after is None or found > after else after + timedelta(seconds=60 + int(self.random() * 3000))


@lru_cache(maxsize=4096)
def _opening(day: date) -> datetime:
    return datetime.combine(day, OPENS, get_default_timezone()).astimezone(UTC)


@lru_cache(maxsize=1)
def _calendar() -> list[date]:
    first, last = date(2017, 1, 1), date(2026, 12, 31)
    days = (first + _ONE_DAY * number for number in range((last - first).days + 1))
    return [day for day in days if working_days.is_working_day(day)]


def next_working_day(day: date) -> date:
    """The day itself when offices work on it, else the next one that they do."""
    days = _calendar()
    return days[bisect_left(days, day)]
