"""Remarks, notifications, and what is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenxiao_site.actions.auditing import claim, deed, keep, snapshot
from wenxiao_site.actions.errors import Missing, Refused
from wenxiao_site.registry.models import Comment, Notification, PerformancePlan, Person, Project, Region, Task, Unit
from wenxiao_site.registry.models.people import OF_A_REGION
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from wenxiao_site.visibility import Hat


def comment(
    *,
    project: int,
    text: str,
    by: Hat,
    on: datetime,
    plan: int | None = None,
    anchor: str = "",
    answers: int | None = None,
) -> Comment:
    """A remark on a project or on a place in its plan; whoever is answered is notified. Raises Refused."""
    with deed("talk.comment", by=by, on=on) as told:
        owner = claim("talk.comment", Project, project, by, lock=False)
        on_plan = visible(PerformancePlan, by).filter(pk=plan, project=owner).first() if plan is not None else None
        answered = visible(Comment, by).filter(pk=answers, project=owner).first() if answers is not None else None
        if (plan is not None and on_plan is None) or (answers is not None and answered is None):
            raise Missing
        row = Comment(
            project=owner,
            plan=on_plan,
            anchor=anchor,
            text=text.strip(),
            author=by.person,
            author_role=by.role,
            answers=answered,
            written_at=on,
        )
        keep(row, new=True)
        told.done_to(row, after=snapshot(row), project=owner)
        if answered is not None and answered.author_id != by.person.pk:
            send([answered.author], f"{by.person.name}回复了您的意见", on, owner)
    return row


def resolve(*, comment: int, by: Hat, on: datetime) -> Comment:
    """Mark a remark as dealt with. Raises Refused."""
    with deed("talk.resolve", by=by, on=on) as told:
        row = claim("talk.resolve", Comment, comment, by)
        if row.resolved_at is not None:
            raise Refused("这条意见已经解决。")
        row.resolved_at = on
        keep(row)
        told.done_to(row, before={"resolved_at": None}, after={"resolved_at": on}, project=row.project)
    return row


def read(*, notification: int, by: Hat, on: datetime) -> Notification:
    """Mark one's own notification as read. Raises Refused."""
    with deed("talk.read", by=by, on=on) as told:
        row = claim("talk.read", Notification, notification, by)
        told.done_to(row, before={"read_at": row.read_at}, after={"read_at": on})
        row.read_at = on
        keep(row)
    return row


def set_task(
    *,
    project: int,
    title: str,
    role: str,
    by: Hat,
    on: datetime,
    due_on: date | None = None,
    region: int | None = None,
) -> Task:
    """Give whoever holds a role something to do on a project: in its unit, or in a region. Raises Refused."""
    with deed("talk.set_task", by=by, on=on) as told:
        owner = claim("talk.set_task", Project, project, by, lock=False)
        place = visible(Region, by).filter(pk=region).first() if region is not None else None
        if role in OF_A_REGION and place is None:
            raise Refused({"region": "请选择地区。"})
        row = Task(title=title, project=owner, role=role, due_on=due_on, set_at=on)
        row.region, row.unit = (place, None) if place else (None, owner.unit)
        keep(row, new=True)
        told.done_to(row, after=snapshot(row), project=owner)
        send(_holders(role, row.unit, row.region), f"新的待办：{title}"[:200], on, owner)
    return row


def finish_task(*, task: int, by: Hat, on: datetime) -> Task:
    """A task is done. Raises Refused."""
    with deed("talk.finish_task", by=by, on=on) as told:
        row = claim("talk.finish_task", Task, task, by)
        if row.done_at is not None:
            raise Refused("这项待办已经办结。")
        row.done_at = on
        keep(row)
        told.done_to(row, before={"done_at": None}, after={"done_at": on}, project=row.project)
    return row


def send(people: Iterable[Person], text: str, on: datetime, project: Project | None = None) -> Sequence[Notification]:
    """Write one line to each, inside a deed: part of what the deed does, not a deed of its own."""
    return Notification.objects.bulk_create(
        [Notification(person=each, text=text, project=project, sent_at=on) for each in people]
    )


def _holders(role: str, unit: Unit | None, region: Region | None) -> Iterable[Person]:
    return Person.objects.filter(
        is_active=True, posts__role=role, posts__unit=unit, posts__region=region, posts__valid_to__isnull=True
    ).distinct()
