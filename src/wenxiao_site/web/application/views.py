"""The queue of recommendations, the ledger of decisions, remediation, and the training register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl
from django.db.models import Count, Q, Sum
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao_site.actions import ceilings, results
from wenxiao_site.actions.kept import Kept, seen_by
from wenxiao_site.actions.remediation import alike
from wenxiao_site.actions.results import Recommendation, recommend, resolved, yuan
from wenxiao_site.actions.rounds import seen
from wenxiao_site.registry.models import (
    Audience,
    AuditEvent,
    Grade,
    ProblemCategory,
    Project,
    Remediation,
    RemediationState,
    ResultDecision,
    ResultUse,
    TrainingAttendance,
    TrainingCourse,
)
from wenxiao_site.visibility import may, visible
from wenxiao_site.web import clock
from wenxiao_site.web.application.doors import REMEDIATION_DOORS, TRAINING_DOORS
from wenxiao_site.web.doors import open_doors
from wenxiao_site.web.lists import page_of, page_of_frame
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao_site.web.visitors import Request

_SHOWN: Final = 25
_ORDER: Final = ("-reduction_amount", "project")
_RECOMMENDED: Final[Kept[pl.DataFrame]] = Kept()
_ALIKE: Final = 20
_HISTORY: Final = 30


@require_safe
@for_hat
def decisions(request: Request) -> HttpResponse:
    """``/decisions``: what the rules recommend from the results of a year, the largest reductions first."""
    hat, year = hat_of(request), request.visitor.fiscal_year
    use, grade = request.GET.get("use", ""), request.GET.get("grade", "")
    told = _RECOMMENDED.get(
        (seen_by(hat), year), lambda: recommend(results.project_years([year], visible(Project, hat)))
    )
    known = told.filter(pl.col("recommended_use").is_not_null()) if not told.is_empty() else told
    shown = known
    if use in ResultUse.values:
        shown = shown.filter(pl.col("recommended_use") == use)
    if grade in Grade.values:
        shown = shown.filter(pl.col("result_grade") == Grade(grade).label)
    page, rows = None, []
    if not shown.is_empty():
        values = resolved(known)
        page = page_of_frame(request, shown, _ORDER, _SHOWN)
        rows = [Recommendation(row, values[row["jurisdiction"], row["fiscal_year"]]) for row in page]
    decided = {
        each.project_id: each
        for each in ceilings.decisions().filter(fiscal_year=year, project__in=[each.row["project"] for each in rows])
    }
    context = {
        "section": "decisions",
        "year": year,
        "page_of_rows": page,
        "rows": rows,
        "decided": decided,
        "count": shown.height,
        "evaluated": known.height,
        "of": told.height,
        "base": yuan(_total(known, "result_base_amount")),
        "reduction": yuan(_total(known, "reduction_amount")),
        "held": int(known["money_is_held"].sum()) if not known.is_empty() else 0,
        "use": use,
        "uses": [each for each in ResultUse.choices if each[0] != ResultUse.RAISE],
        "grade": grade,
        "grades": Grade.choices,
        "labels": dict(ResultUse.choices),
        "yuan": yuan,
        "may_decide": may(hat, "application.decide"),
    }
    return render(request, "application/decisions.html", context)


def _total(told: Any, name: str) -> int | None:  # noqa: ANN401 - a frame
    return int(told[name].sum()) if not told.is_empty() else None


@require_safe
@for_hat
def ledger(request: Request) -> HttpResponse:
    """``/decisions/ledger``: recommended, decided, budgeted, spent, for a year of results."""
    hat, year = hat_of(request), request.visitor.fiscal_year
    counted = ceilings.decisions().filter(pk__in=visible(ResultDecision, hat).values("pk"), fiscal_year=year)
    page = page_of(request, counted.select_related("project__unit__region", "decided_by"), ("-id",))
    sums = counted.aggregate(
        base=Sum("base_amount"), recommended=Sum("recommended_amount"), decided=Sum("decided_amount")
    )
    context = {
        "section": "ledger",
        "year": year,
        "page": page,
        "rows": results.ledger(page.rows),
        "sums": sums,
        "by_use": counted.values("use").annotate(count=Count("pk")).order_by("use"),
        "labels": dict(ResultUse.choices),
    }
    return render(request, "application/ledger.html", context)


@require_safe
@for_hat
def remediations(request: Request) -> HttpResponse:
    """``/remediations``: problems to mend, in scope, the newest first."""
    hat, today = hat_of(request), clock.today()
    state, category = request.GET.get("state", ""), request.GET.get("category", "")
    found = visible(Remediation, hat).select_related("project__unit__region")
    open_ = found.exclude(state=RemediationState.VERIFIED)
    counts = {
        "open": open_.count(),
        "overdue": open_.filter(due_on__lt=today).count(),
        "again": found.filter(Q(recurs__isnull=False) | Q(reopened__gt=0)).count(),
    }
    if state in RemediationState.values:
        found = found.filter(state=state)
    if category in ProblemCategory.values:
        found = found.filter(category=category)
    page = page_of(request, found, ("-id",))
    context = {
        "section": "remediations",
        "page": page,
        "counts": counts,
        "due": {each.pk: seen(each.due_on, today) for each in page.rows if each.state != RemediationState.VERIFIED},
        "state": state,
        "states": RemediationState.choices,
        "category": category,
        "categories": ProblemCategory.choices,
    }
    return render(request, "application/remediations.html", context)


@require_safe
@for_hat
def remediation(request: Request, pk: int) -> HttpResponse:
    """``/remediations/<id>``: one problem, what was done about it, and where else it was found."""
    hat = hat_of(request)
    row = (
        visible(Remediation, hat)
        .filter(pk=pk)
        .select_related("project__unit__region", "evidence", "demanded_by", "reported_by", "verified_by", "recurs")
        .first()
    )
    if row is None:
        raise Http404
    is_open = row.state != RemediationState.VERIFIED
    context = {
        "section": "remediations",
        "row": row,
        "due": seen(row.due_on, clock.today()) if is_open else None,
        "doors": open_doors(hat, row, REMEDIATION_DOORS),
        "alike": list(alike(row, hat)[:_ALIKE]),
        "events": visible(AuditEvent, hat)
        .filter(object_type="remediation", object_id=str(row.pk))
        .select_related("person")
        .order_by("-sequence")[:_HISTORY],
    }
    return render(request, "application/remediation.html", context)


@require_safe
@for_hat
def trainings(request: Request) -> HttpResponse:
    """``/trainings``: courses with person-times, and the sums by audience and region."""
    hat = hat_of(request)
    found = visible(TrainingCourse, hat)
    attended = TrainingAttendance.objects.filter(course__in=found.values("pk"))
    by_region = attended.values("course__region__name", "audience").annotate(times=Sum("person_times"))
    table: dict[str, dict[str, int]] = {}
    for each in by_region.order_by("course__region__code", "audience"):
        table.setdefault(each["course__region__name"], {})[each["audience"]] = each["times"]
    page = page_of(request, found.select_related("region", "organiser").prefetch_related("attendances"), ("-id",))
    context = {
        "section": "trainings",
        "page": page,
        "table": table,
        "audiences": Audience.choices,
        "total": attended.aggregate(total=Sum("person_times"))["total"] or 0,
        "doors": open_doors(hat, None, TRAINING_DOORS),
    }
    return render(request, "application/trainings.html", context)
