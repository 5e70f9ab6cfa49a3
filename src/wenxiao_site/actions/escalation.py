"""Corrective actions that are overdue, taken up step by step, as the rulebook says.

The steps are those of `Escalation`, each once and in their order: the department is told, then the finance department;
payment is suspended where a place has that rule. `escalate` is what a finance desk does for its region at a time of its
choosing, `take_up_due` what the site does by itself every day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wenxiao_site.actions import suspensions
from wenxiao_site.actions.auditing import Deed, claim, deed, keep, local_day, snapshot
from wenxiao_site.actions.corrections import OVERDUE
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.merging import differing
from wenxiao_site.actions.monitoring_frames import NATION
from wenxiao_site.actions.plan_forms import jurisdiction_of
from wenxiao_site.adapters import working_days
from wenxiao_site.registry.models import CorrectionState, CorrectiveAction, Escalation, Region, Role, Task
from wenxiao_site.visibility import changeable

if TYPE_CHECKING:
    from datetime import date, datetime

    from django.db.models import QuerySet

    from wenxiao.rulebook import Resolution
    from wenxiao_site.visibility import Hat

_UNSETTLED: Final = (CorrectionState.OPEN, CorrectionState.PROPOSED, CorrectionState.APPROVED)
_ORDER: Final = tuple(Escalation)
_LONGEST: Final = 100


def escalate(*, region: int, by: Hat, on: datetime) -> list[CorrectiveAction]:
    """Take up what is overdue in a region; gives those that were taken up."""
    with deed("escalation.escalate", by=by, on=on) as told:
        place = claim("escalation.escalate", Region, region, by, lock=False)
        taken = []
        ladder = _Ladder(told.day)
        found = changeable("corrections.send_back", CorrectiveAction, by)
        for row in _overdue(found.filter(project__unit__region__links_up__ancestor=place), told.day):
            steps = ladder.steps(row)
            for step in steps:
                _climb(told, row, step, ladder)
            if steps:
                taken.append(row)
        told.done_to(place, after={"taken_up": {str(each.pk): each.escalation for each in taken}})
    return taken


def take_up_due(*, on: datetime) -> int:
    """Take up everything that is overdue anywhere: a deed for each step. Gives the steps taken.

    Run daily, and as often as one likes: a step that was taken is not taken again. What fails leaves the others done.
    """
    day = local_day(on)
    ladder = _Ladder(day)
    due = [(row.pk, step) for row in _overdue(CorrectiveAction.objects.all(), day) for step in ladder.steps(row)]
    return sum(_take(correction, step, ladder, on) for correction, step in due)


def steps_due(rules: Resolution, overdue: int) -> tuple[Escalation, ...]:
    """Every step that something so many working days overdue has come to, in their order."""
    ladder = (
        (Escalation.DEPARTMENT, "corrective_action_department_days", True),
        (Escalation.FINANCE, "corrective_action_finance_days", True),
        (
            Escalation.SUSPENDED,
            "corrective_action_suspension_days",
            bool(rules["corrective_action_overdue_suspends"]),
        ),
    )
    days = ((step, rules[name]) for step, name, counts in ladder if counts)
    return tuple(step for step, least in days if least is not None and overdue >= int(least))


# --- Inside -----------------------------------------------------------------------------------------------------------


class _Ladder:
    """The rules of a day, region by region."""

    def __init__(self, day: date) -> None:
        self.day = day
        self._known: dict[int, Resolution] = {}

    def rules(self, row: CorrectiveAction) -> Resolution:
        """Those of the region of a project."""
        region = row.project.unit.region_id
        if region not in self._known:
            self._known[region] = current_rulebook().on(jurisdiction_of(region) or NATION, self.day)
        return self._known[region]

    def overdue(self, row: CorrectiveAction) -> int:
        """Working days since the last day."""
        return -working_days.left(self.day, row.due_on) if row.due_on else 0

    def steps(self, row: CorrectiveAction) -> tuple[Escalation, ...]:
        """The steps that are due and not yet taken."""
        reached = _ORDER.index(Escalation(row.escalation))
        due = steps_due(self.rules(row), self.overdue(row))
        return tuple(step for step in due if _ORDER.index(step) > reached)


def _overdue(found: QuerySet[CorrectiveAction], day: date) -> QuerySet[CorrectiveAction]:
    late = found.filter(state__in=_UNSETTLED, due_on__lt=day)
    return late.select_related("project__unit__parent", "project__unit__region").order_by("pk")


class _SettledError(Exception):
    """Meanwhile somebody has settled it, or taken this step."""


def _take(correction: int, step: Escalation, ladder: _Ladder, on: datetime) -> bool:
    try:
        with deed("escalation.take_up", by=None, on=on) as told:
            rows = _overdue(CorrectiveAction.objects.filter(pk=correction), told.day)
            row = rows.select_for_update(of=("self",), no_key=True).first()
            if row is None or step not in ladder.steps(row):
                raise _SettledError  # noqa: TRY301 - leaves the deed without an event
            before = snapshot(row)
            _climb(told, row, step, ladder)
            old, new = differing(before, snapshot(row))
            told.done_to(row, before=old, after=new, project=row.project)
    except _SettledError:
        return False
    return True


def _climb(told: Deed, row: CorrectiveAction, step: Escalation, ladder: _Ladder) -> None:
    overdue, project = ladder.overdue(row), row.project
    row.escalation = step
    row.revision += 1
    keep(row)
    told_to: dict[str, object] = (
        {"role": Role.DEPARTMENT_REVIEWER, "unit": project.unit.parent or project.unit}
        if step == Escalation.DEPARTMENT
        else {"role": Role.PERFORMANCE_DESK, "region": project.unit.region}
    )
    title = f"{OVERDUE} {overdue} 个工作日：{project.name}"[:_LONGEST]
    keep(Task(title=title, project=project, set_at=told.on, **told_to), new=True)
    if step == Escalation.SUSPENDED and not suspensions.active(project.pk, told.day).exists():
        instrument = ladder.rules(row).citation("corrective_action_overdue_suspends")
        reason = f"预警后逾期 {overdue} 个工作日没有处置，按规定自动暂停拨付。"
        document = f"《{instrument.title}》{instrument.number}{instrument.article}"
        suspensions.begun(told, project, row.fiscal_year, told.day, reason, document, row)
