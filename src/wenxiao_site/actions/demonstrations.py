"""What a site with demonstration data says of itself. Reads only; `wenxiao_site.demo` writes the mark."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Max
from django.utils.timezone import get_current_timezone

from wenxiao_site.registry.models import Demonstration, Execution, Post
from wenxiao_site.visibility import Hat

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody whom everybody may log in as."""

    login: str
    name: str
    hat: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What the site says: the notice of every page, whom one may log in as, and which year is worth looking at."""

    notice: str
    password: str
    visitors: tuple[Visitor, ...]
    fiscal_year: int | None


@dataclass(frozen=True, slots=True)
class Mark:
    """What every request of a demonstration needs: the sentence for the page, and the day that it is there."""

    notice: str
    as_of: date

    @property
    def words(self) -> str:
        """What every page says: that it is a demonstration, and which day it is there."""
        day = self.as_of
        return f"{self.notice}演示停在 {day.year} 年 {day.month} 月 {day.day} 日，待办、期限和您办理的事项都按这一天。"


def mark() -> Mark | None:
    """The mark of the site: None where the records are real. One query."""
    row = Demonstration.objects.values_list("notice", "as_of").first()
    return None if row is None else Mark(*row)


def moment(shown: Mark | None, real: datetime) -> datetime:
    """The moment that a site lives in at a real moment: in a demonstration the same time of its own day."""
    if shown is None:
        return real
    zone = get_current_timezone()
    return datetime.combine(shown.as_of, real.astimezone(zone).time(), zone)


def shown() -> Shown | None:
    """Whom one may log in as, in the order of the roles; None on a site with real records."""
    row = Demonstration.objects.first()
    if row is None:
        return None
    logins = row.logins.split()
    posts = Post.objects.filter(person__login__in=logins, person__is_active=True, valid_to__isnull=True)
    found = {each.person.login: each for each in posts.select_related("person", "unit", "region").order_by("-pk")}
    visitors = (
        Visitor(login, post.person.name, str(Hat(post.person, post, post.valid_from)))
        for login in logins
        if (post := found.get(login)) is not None
    )
    return Shown(row.notice, row.password, tuple(visitors), _last_whole_year())


def _last_whole_year() -> int | None:
    """The last fiscal year that is over in the records: the one before the newest payment."""
    newest = Execution.objects.aggregate(newest=Max("executed_on"))["newest"]
    return newest.year - 1 if newest is not None else None
