"""Reminders before last days: one line to each who has to be ready, once for each last day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from django.db.models import Q

from wenxiao_site.actions.auditing import deed, local_day
from wenxiao_site.adapters import working_days
from wenxiao_site.registry.models import (
    Deadline,
    Notification,
    Person,
    Project,
    RegionLink,
    Role,
    Step,
    Task,
    Unit,
    UnitLink,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

DAYS_BEFORE: Final = 3
"""Working days before a last day from which on people are reminded of it."""

_LONGEST: Final = 200
_READY_BY: Final = {
    Step.UNIT: (Role.UNIT_CLERK, Role.UNIT_HEAD),
    Step.DEPARTMENT: (Role.DEPARTMENT_REVIEWER,),
    Step.FINANCE: (Role.PERFORMANCE_DESK, Role.SECTOR_DESK),
}
"""Who has to be ready by the last day of a step."""


class _Line(NamedTuple):
    """What one person is reminded of. `key`: what makes it the same reminder."""

    person: int
    key: str
    text: str
    project: Project | None


def send_due(*, on: datetime) -> int:
    """Remind everybody whose task or round falls due within `DAYS_BEFORE` working days of a moment.

    Sent daily, it reminds of each last day once: of a last day that is moved, once more. Gives the lines written.
    """
    day = local_day(on)
    within = Q(due_on__gte=day, due_on__lte=working_days.after(day, DAYS_BEFORE))
    lines = {(each.person, each.key): each for each in (*_of_tasks(within), *_of_rounds(within))}
    keys = {key for _, key in lines}
    known = Notification.objects.filter(reminder_key__in=keys).values_list("person", "reminder_key")
    for told_before in known:
        lines.pop(told_before, None)
    if not lines:
        return 0
    with deed("reminders.send_due", by=None, on=on) as told:
        written = Notification.objects.bulk_create(
            Notification(
                person_id=each.person,
                text=each.text[:_LONGEST],
                project=each.project,
                sent_at=on,
                reminder_key=each.key,
            )
            for each in lines.values()
        )
        told.done_to(written[0], after={"count": len(written), "day": day})
    return len(lines)


def _of_tasks(within: Q) -> Iterator[_Line]:
    """Open tasks: whoever has to do them."""
    for task in Task.objects.filter(within, done_at__isnull=True).select_related("project").order_by("pk"):
        posts = Q(posts__role=task.role, posts__unit=task.unit_id, posts__region=task.region_id)
        whose = Q(pk=task.person_id) if task.person_id else posts & Q(posts__valid_to__isnull=True)
        for person in Person.objects.filter(whose, is_active=True).distinct().values_list("pk", flat=True):
            text = f"{task.due_on} 截止：{task.title}"
            yield _Line(person, f"task:{task.pk}:{task.due_on}", text, task.project)


def _of_rounds(within: Q) -> Iterator[_Line]:
    """Steps of open rounds: who has to be ready below the region, or the unit, that the last day is set for."""
    found = Deadline.objects.filter(within, round__closed_on__isnull=True).select_related("round").order_by("pk")
    for deadline in found:
        campaign, step = deadline.round, Step(deadline.step)
        regions = RegionLink.objects.filter(ancestor=campaign.region_id).values("descendant")
        units = Unit.objects.filter(region__in=regions)
        if deadline.unit_id is not None:
            units = Unit.objects.filter(pk__in=UnitLink.objects.filter(ancestor=deadline.unit_id).values("descendant"))
        where = Q(posts__unit__in=units.values("pk")) | Q(posts__region=campaign.region_id)
        holders = Q(posts__role__in=_READY_BY[step], posts__valid_to__isnull=True) & where
        text = f"{deadline.due_on} 截止：{campaign.fiscal_year} 年度{campaign.name}（{step.label}）"
        for person in Person.objects.filter(holders, is_active=True).distinct().values_list("pk", flat=True):
            yield _Line(person, f"deadline:{deadline.pk}:{deadline.due_on}", text, None)
