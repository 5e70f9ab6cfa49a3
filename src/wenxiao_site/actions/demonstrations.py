"""What a site with demonstration data says of itself. Reads only; `wenxiao_site.demo` writes the mark."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Max

from wenxiao_site.registry.models import Demonstration, Execution, Post
from wenxiao_site.visibility import Hat


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody whom everybody may log in as."""

    login: str
    name: str
    hat: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What the site says: the notice for every page, whom one may log in as, and which year is worth looking at."""

    notice: str
    password: str
    visitors: tuple[Visitor, ...]
    fiscal_year: int | None


def notice() -> str:
    """The sentence for every page; empty on a site with real records."""
    return Demonstration.objects.values_list("notice", flat=True).first() or ""


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
