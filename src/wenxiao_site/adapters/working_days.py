"""Working days: the official calendar of holidays and shifted working days, as far as it is known."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import Final

import chinese_calendar

_SATURDAY: Final = 5
_ONE_DAY: Final = timedelta(days=1)
_FIRST_YEAR: Final = 2018
"""From where days are counted, so that a long delay is told as quickly as a short one."""


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
    return _until(due) - _until(day) if day <= due else -(_until(day) - _until(due))


def _until(day: date) -> int:
    """Working days from the first of January of `_FIRST_YEAR` up to and with a day; below zero before it."""
    years = range(_FIRST_YEAR, day.year) if day.year >= _FIRST_YEAR else range(day.year, _FIRST_YEAR)
    whole = sum(_of_year(year)[-1] for year in years)
    within = _of_year(day.year)[day.timetuple().tm_yday - 1]
    return whole + within if day.year >= _FIRST_YEAR else within - whole


@cache
def _of_year(year: int) -> tuple[int, ...]:
    """For each day of a year, the working days from its first day up to and with it."""
    first = date(year, 1, 1)
    length = (date(year + 1, 1, 1) - first).days if year < date.max.year else (date.max - first).days + 1
    return tuple(accumulate(int(is_working_day(first + _ONE_DAY * step)) for step in range(length)))
