"""Publication: the day an approval was given starts the time in which every department below has to publish."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Q

from wenxiao_site.actions import budgets
from wenxiao_site.actions.auditing import claim, deed, keep, snapshot
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.places import jurisdiction_of
from wenxiao_site.registry.models import (
    BudgetRequest,
    Evaluation,
    EvaluationKind,
    EvaluationState,
    PerformancePlan,
    PlanState,
    Publication,
    PublicationDuty,
    PublicationKind,
    Region,
    RegionLevel,
    RequestState,
    Unit,
    UnitLink,
)
from wenxiao_site.visibility import units

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from django.db.models import QuerySet

    from wenxiao_site.visibility import Hat

_PARAMETER: Final = "publication_days"


def announce(
    *,
    region: int,
    fiscal_year: int,
    kind: str,
    approved_on: date,
    by: Hat,
    on: datetime,
    document: str = "",
) -> PublicationDuty:
    """The budget or final accounts of a region were approved: its departments have so many days. Raises Refused."""
    with deed("publication.announce", by=by, on=on) as told:
        place = claim("publication.announce", Region, region, by)
        if place.level == RegionLevel.TOWNSHIP:
            raise Refused({"region": "乡镇随县（市）公开，请选县（市）。"})
        if approved_on > told.day:
            raise Refused({"approved_on": "日期还没有到。"})
        row = PublicationDuty(
            region=place,
            fiscal_year=fiscal_year,
            kind=kind,
            approved_on=approved_on,
            due_on=last_day(place, approved_on),
            document=document,
            recorded_at=on,
        )
        keep(row, new=True)
        told.done_to(row, after=snapshot(row))
    return row


def last_day(region: Region, approved_on: date) -> date:
    """The last day to publish after an approval, by the rules of the region on that day."""
    book = current_rulebook()
    where = jurisdiction_of(region.pk)
    days = book.on(where if where in book.jurisdictions else book.jurisdictions.root, approved_on)[_PARAMETER]
    return approved_on + timedelta(days=int(str(days)))


def publish(*, duty: int, unit: int, published_on: date, by: Hat, on: datetime, address: str = "") -> Publication:
    """A department publishes everything of the year that is decided: with the budget, amounts and targets together.

    What is classified stays in. Raises Refused.
    """
    with deed("publication.publish", by=by, on=on) as told:
        owed = claim("publication.publish", PublicationDuty, duty, by)
        department = Unit.objects.filter(pk=unit).select_related("region").first()
        if department is None:
            raise Missing
        if not units(by).filter(pk=unit).exists():
            raise NotAllowed(f"“{by}”不能替这个部门公开。")
        if not owing(owed).filter(pk=unit).exists():
            raise Refused({"unit": f"“{department.name}”没有“{owed}”要公开的内容，或不归这个地区。"})
        if published_on > told.day:
            raise Refused({"published_on": "日期还没有到。"})
        if published_on < owed.approved_on:
            raise Refused({"published_on": f"不能早于批复日期 {owed.approved_on}。"})
        for request in _approved(department, owed.fiscal_year):
            budgets.published_with(told, request, published_on, address)
        row = Publication(
            duty=owed,
            unit=department,
            published_on=published_on,
            address=address,
            items=len(_owed(owed, below(department))),
            recorded_at=on,
        )
        keep(row, new=True)
        told.done_to(row, after=snapshot(row), unit=department)
        told.fact(
            owed.fiscal_year,
            unit=department,
            kind=owed.kind,
            count=row.items,
            occurred_on=published_on,
            state="LATE" if published_on > owed.due_on else "IN_TIME",
        )
    return row


def _approved(department: Unit, fiscal_year: int) -> list[BudgetRequest]:
    """The approved requests of a department that are not public yet, without what is classified."""
    found = BudgetRequest.objects.filter(
        project__unit__in=below(department),
        project__is_classified=False,
        fiscal_year=fiscal_year,
        state=RequestState.APPROVED,
    )
    return list(found.select_related("project__unit", "plan", "round").order_by("pk"))


def below(department: Unit) -> QuerySet[UnitLink, int]:
    """The ids of the units of a department, itself among them."""
    return UnitLink.objects.filter(ancestor=department).values_list("descendant", flat=True)


# --- Who has to publish -----------------------------------------------------------------------------------------------


def _of_place(duty: PublicationDuty) -> Q:
    """Departments of a region itself, and of the townships below a county."""
    return Q(region=duty.region_id) | Q(region__parent=duty.region_id, region__level=RegionLevel.TOWNSHIP)


def _owed(duty: PublicationDuty, of: Iterable[int] | None = None) -> set[int]:
    """The units that have something to publish; with `of`, the projects of these units that are published."""
    if duty.kind == PublicationKind.BUDGET:
        plans = PerformancePlan.objects.filter(fiscal_year=duty.fiscal_year, state=PlanState.APPROVED)
        plans = plans.filter(project__is_classified=False)
        rows = plans if of is None else plans.filter(project__unit__in=of)
    else:
        done = Evaluation.objects.filter(fiscal_year=duty.fiscal_year, kind=EvaluationKind.SELF)
        done = done.filter(state=EvaluationState.ACCEPTED, project__is_classified=False)
        rows = done if of is None else done.filter(project__unit__in=of)  # type: ignore[assignment]
    return set(rows.values_list("project" if of is not None else "project__unit", flat=True))


def owing(duty: PublicationDuty) -> QuerySet[Unit]:
    """The departments that have something to publish."""
    tops = UnitLink.objects.filter(descendant__in=_owed(duty), ancestor__parent__isnull=True)
    return Unit.objects.filter(_of_place(duty), pk__in=tops.values("ancestor"))


@dataclass(frozen=True, slots=True)
class Standing:
    """How a department stands with a duty. `published_on`: the first time, None so far; `days_late`: 0 when in time."""

    duty: PublicationDuty
    unit: Unit
    published_on: date | None
    address: str
    days_late: int


def standings(fiscal_year: int, day: date, of: QuerySet[Unit] | None = None) -> list[Standing]:
    """Every department with every duty of a year, in seven queries; `of`: of these units alone."""
    duties = list(PublicationDuty.objects.filter(fiscal_year=fiscal_year).select_related("region").order_by("pk"))
    first: dict[tuple[int, int], Publication] = {}
    for each in Publication.objects.filter(duty__in=duties).order_by("recorded_at", "pk"):
        first.setdefault((each.duty_id, each.unit_id), each)
    owed = {each.kind: each for each in duties}
    units_of = {kind: _owed(each) for kind, each in owed.items()}
    wanted = set().union(*units_of.values()) if units_of else set()
    tops = dict(
        UnitLink.objects.filter(descendant__in=wanted, ancestor__parent__isnull=True).values_list(
            "descendant", "ancestor"
        )
    )
    departments = Unit.objects.filter(pk__in=set(tops.values())).select_related("region")
    found = list(
        (departments if of is None else departments.filter(pk__in=of.values("pk"))).order_by("region__code", "code")
    )
    owing_of = {kind: {tops[each] for each in found_units if each in tops} for kind, found_units in units_of.items()}
    return [
        _standing(duty, unit, first.get((duty.pk, unit.pk)), day)
        for duty in duties
        for unit in found
        if unit.pk in owing_of[duty.kind] and _place_of(unit) == duty.region_id
    ]


def _place_of(unit: Unit) -> int | None:
    """Whose budget a department is in: its region's, for a township that of the county."""
    return unit.region.parent_id if unit.region.level == RegionLevel.TOWNSHIP else unit.region_id


def _standing(duty: PublicationDuty, unit: Unit, done: Publication | None, day: date) -> Standing:
    ended = done.published_on if done is not None else day
    late = max((ended - duty.due_on).days, 0)
    return Standing(duty, unit, done.published_on if done else None, done.address if done else "", late)
