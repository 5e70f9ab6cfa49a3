"""The one clock of the pages.

In a demonstration it is always the day that its records end with, whatever day it really is (decision 0012). What
guards the site, such as sessions and locks, asks `actual`.
"""

from __future__ import annotations

from contextvars import ContextVar
from functools import cached_property
from typing import TYPE_CHECKING, Final

from django.db import DatabaseError
from django.utils import timezone

from wenxiao_site.actions import demonstrations

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from django.http import HttpRequest, HttpResponse

    from wenxiao_site.actions.demonstrations import Mark


class _Asked:
    """The mark of the site as one request finds it, looked up when somebody wants to know."""

    @cached_property
    def mark(self) -> Mark | None:
        try:
            return demonstrations.mark()
        except DatabaseError:  # the page that says so needs no mark
            return None


_REQUEST: Final[ContextVar[_Asked | None]] = ContextVar("request", default=None)


def per_request(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Look the mark up at most once for each request."""

    def answer(request: HttpRequest) -> HttpResponse:
        token = _REQUEST.set(_Asked())
        try:
            return get_response(request)
        finally:
            _REQUEST.reset(token)

    return answer


def mark() -> Mark | None:
    """The mark of a site with demonstration data; None where the records are real."""
    return (_REQUEST.get() or _Asked()).mark


def actual() -> datetime:
    """The moment it really is."""
    return timezone.now()


def now() -> datetime:
    """The moment it is for whoever looks at the site or does something there."""
    return demonstrations.moment(mark(), actual())


def today() -> date:
    """The day it is where the site is."""
    return timezone.localdate(now())
