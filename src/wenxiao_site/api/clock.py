"""The one clock of the interface; in a demonstration it is always the day that its records end with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from wenxiao_site.actions import demonstrations

if TYPE_CHECKING:
    from datetime import date, datetime


def actual() -> datetime:
    """The moment it really is."""
    return timezone.now()


def now() -> datetime:
    """The moment it is for whoever does something."""
    return demonstrations.moment(demonstrations.mark(), actual())


def today() -> date:
    """The day it is where the site is."""
    return timezone.localdate(now())
