"""The one clock of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from datetime import date, datetime


def now() -> datetime:
    """The moment it is."""
    return timezone.now()


def today() -> date:
    """The day it is where the site is."""
    return timezone.localdate(now())
