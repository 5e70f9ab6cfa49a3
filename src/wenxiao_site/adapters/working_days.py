"""Working days: the official calendar of holidays and shifted working days, as far as it is known."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import Final

import chinese_calendar

_SATURDAY: Final = 5
_ONE_DAY: Final = timedelta(days=1)


def is_known(year: int) -> bool:
    """Whether the holidays of a year have been announced and are in the calendar.

    In other years Monday to Friday are taken for working days, and the answer should be shown as provisional.
    """
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


def is_working_day(day: date) -> bool:
    """Whether offices work on a day; Monday to Friday where the year `is_known` not."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < _SATURDAY


def after(day: date, count: int) -> date:
    """The working day that is the `count`-th after a day. Raises ValueError for a count below one."""
    if count < 1:
        raise ValueError("count from one")
    while count:
        day += _ONE_DAY
        count -= is_working_day(day)
    return day


def left(day: date, due: date) -> int:
    """Working days from the day after `day` up to and with `due`; below zero when it has passed by so many."""
    return _until(due, day.year) - _until(day, day.year) if day <= due else -left(due, day)


def _until(day: date, since: int) -> int:
    """Working days from the beginning of the year `since` up to and with a day."""
    whole = sum(_running(year)[-1] for year in range(since, day.year))
    return whole + _running(day.year)[day.timetuple().tm_yday - 1]


@lru_cache(maxsize=64)
def _running(year: int) -> tuple[int, ...]:
    """For each day of a year, the working days of the year up to and with it."""
    days = (date(year, 1, 1) + _ONE_DAY * number for number in range((date(year + 1, 1, 1) - date(year, 1, 1)).days))
    return tuple(accumulate(map(is_working_day, days)))
