"""What lies on somebody's own desk: drafts of pages not handed in, and kept views of lists.

A draft is no record: keeping one is no deed and leaves no event, and it is gone once the page is handed in.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from django.db import transaction

from wenxiao_site.actions.auditing import allow, claim, deed, keep, snapshot
from wenxiao_site.actions.errors import Refused, refusals
from wenxiao_site.registry.models import Draft, SavedView

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from wenxiao_site.registry.models import Person
    from wenxiao_site.visibility import Hat

MOST_VIEWS: Final = 30
"""Kept views of one list and person."""

MOST_DRAFTS: Final = 50
"""Drafts of one person; the oldest goes when there are more."""


def keep_draft(*, person: Person, path: str, fields: Iterable[tuple[str, str]], moment: datetime) -> Draft:
    """Keep what somebody has typed on a page, in place of what was kept of it before. Raises Refused."""
    text = json.dumps(list(fields), ensure_ascii=False)
    with refusals(), transaction.atomic():
        row = Draft.objects.filter(person=person, path=path).first() or Draft(person=person, path=path)
        row.fields, row.saved_at = text, moment
        keep(row, new=row.pk is None)
        old = Draft.objects.filter(person=person).order_by("-saved_at", "-pk").values_list("pk", flat=True)
        Draft.objects.filter(pk__in=list(old[MOST_DRAFTS:])).delete()
    return row


def draft(*, person: Person, path: str) -> Draft | None:
    """What somebody has typed on a page and not handed in."""
    return Draft.objects.filter(person=person, path=path).first()


def drop_draft(*, person: Person, path: str) -> None:
    """The page was handed in, or its draft given up."""
    Draft.objects.filter(person=person, path=path).delete()


def keep_view(*, listing: str, name: str, query: str, by: Hat, on: datetime) -> SavedView:
    """Keep a list as it is shown, under a name. Raises Refused."""
    with deed("desk.keep_view", by=by, on=on) as told:
        allow("desk.keep_view", by)
        if SavedView.objects.filter(person=by.person, listing=listing).count() >= MOST_VIEWS:
            raise Refused({"name": f"这个列表已有 {MOST_VIEWS} 个常用视图，请先删去不用的。"})
        row = SavedView(person=by.person, listing=listing, name=name.strip(), query=query, kept_at=on)
        keep(row, new=True)
        told.done_to(row, after=snapshot(row))
    return row


def drop_view(*, view: int, by: Hat, on: datetime) -> None:
    """Give a kept view up. Raises Refused."""
    with deed("desk.drop_view", by=by, on=on) as told:
        row = claim("desk.drop_view", SavedView, view, by)
        told.done_to(row, before=snapshot(row))
        row.delete()
