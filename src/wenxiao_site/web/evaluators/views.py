"""The register of external evaluators, one of them with its record, and a commission."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, Sum
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao.forms.selections import why_evaluator
from wenxiao_site.actions.evaluator_selection import agreement, by_year, is_near_copy, rules_for, scored
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.places import jurisdiction_of
from wenxiao_site.registry.models import (
    Commission,
    CommissionExpert,
    CommissionState,
    ConflictDeclaration,
    Credential,
    EvaluatorSuspension,
    QualityRating,
    SecondScoring,
    Unit,
    UnitKind,
    in_force,
)
from wenxiao_site.visibility import may, visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import doors_of, open_doors
from wenxiao_site.web.evaluators.doors import COMMISSION_DOORS, DRAW_DOORS, SCORING_DOORS, UNIT_DOORS
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse

    from wenxiao_site.visibility import Hat
    from wenxiao_site.web.visitors import Request

_MOST = 200


@require_safe
@for_hat
def evaluators(request: Request) -> HttpResponse:
    """``/evaluators``: agencies with their credentials, conflicts and record; what was drawn to be scored again."""
    hat = hat_of(request)
    units = list(_register(hat).order_by("code")[:_MOST])
    approved = Q(state=CommissionState.APPROVED)
    records = {
        each["unit"]: each
        for each in visible(Commission, hat)
        .filter(unit__in=units)
        .values("unit")
        .annotate(count=Count("pk"), done=Count("pk", filter=approved), fee=Sum("fee", filter=approved))
    }
    credentials: dict[int, list[Credential]] = {}
    for one in visible(Credential, hat).filter(unit__in=units).order_by("capacity", "pk"):
        credentials.setdefault(one.unit_id, []).append(one)
    stopped = {
        each.unit_id: each
        for each in visible(EvaluatorSuspension, hat).filter(in_force(clock.today()), credential__isnull=True)
    }
    conflicts: dict[int, list[ConflictDeclaration]] = {}
    for other in visible(ConflictDeclaration, hat).filter(unit__in=units).select_related("about").order_by("pk"):
        conflicts.setdefault(other.unit_id, []).append(other)
    context = {
        "section": "evaluators",
        "units": [
            (each, credentials.get(each.pk, []), conflicts.get(each.pk, []), records.get(each.pk), stopped.get(each.pk))
            for each in units
        ],
        "today": clock.today(),
        "doors": open_doors(hat, None, DRAW_DOORS),
        "scorings": _scorings(hat),
        "commissions": visible(Commission, hat)
        .select_related("unit", "evaluation__project", "evaluation__unit")
        .order_by("-pk")[:50],
    }
    return render(request, "evaluators/evaluators.html", context)


def _register(hat: Hat) -> QuerySet[Unit]:
    """Whoever may choose among evaluators sees all of them, wherever they are registered."""
    seen = Unit.objects.all() if may(hat, "evaluators.offer") else visible(Unit, hat)
    return seen.filter(kind=UnitKind.EXTERNAL_EVALUATOR)


def _scorings(hat: Hat) -> list[tuple[SecondScoring, list[tuple[str, str]]]]:
    found = visible(SecondScoring, hat).select_related("evaluation__project", "evaluation__unit", "scorer")
    rows = list(found.order_by("-pk")[:50])
    opened = doors_of(hat, rows, SCORING_DOORS)
    return [(each, opened[each.pk]) for each in rows]


@require_safe
@for_hat
def evaluator(request: Request, pk: int) -> HttpResponse:
    """``/evaluators/<id>``: one evaluator, its score by rule, price and quality by year, and who agreed with it."""
    hat = hat_of(request)
    unit = _register(hat).filter(pk=pk).select_related("region").first()
    if unit is None:
        raise Http404
    today = clock.today()
    context: dict[str, Any] = {
        "section": "evaluators",
        "unit": unit,
        "today": today,
        "doors": open_doors(hat, unit, UNIT_DOORS),
        "credentials": visible(Credential, hat).filter(unit=unit).select_related("person").order_by("capacity", "pk"),
        "conflicts": visible(ConflictDeclaration, hat).filter(unit=unit).select_related("about").order_by("-pk"),
        "suspensions": visible(EvaluatorSuspension, hat).filter(unit=unit).select_related("credential").order_by("-pk"),
        "commissions": visible(Commission, hat)
        .filter(unit=unit)
        .select_related("evaluation__project", "evaluation__unit")
        .order_by("-pk")[:_MOST],
    }
    if visible(Credential, hat).filter(unit=unit).exists() or may(hat, "evaluators.offer"):
        resolution = current_rulebook().on(jurisdiction_of(unit.region_id) or "CN", today)
        told = scored([unit], resolution, today).row(0, named=True)
        context |= {"years": by_year(unit), "why": why_evaluator(told, resolution)}
        context |= {"agreed": agreement([unit], resolution).get(unit.pk) if may(hat, "evaluators.offer") else None}
    return render(request, "evaluators/evaluator.html", context)


@require_safe
@for_hat
def commission(request: Request, pk: int) -> HttpResponse:
    """``/commissions/<id>``: what an evaluator is asked to do, and how far it is."""
    hat = hat_of(request)
    found = visible(Commission, hat).filter(pk=pk)
    row = found.select_related(
        "unit", "lead", "report", "evaluation__project__unit", "evaluation__unit", "copied_from__evaluation__project"
    ).first()
    if row is None:
        raise Http404
    resolution = rules_for(row.evaluation, clock.today())
    context = {
        "section": "evaluators",
        "row": row,
        "experts": visible(CommissionExpert, hat).filter(commission=row).select_related("credential"),
        "ratings": visible(QualityRating, hat).filter(commission=row),
        "considered": json.loads(row.considered) if row.considered and may(hat, "evaluators.offer") else [],
        "bound": resolution.citation("report_copied_from"),
        "is_copy": is_near_copy(row.copied_ratio, resolution),
        "doors": open_doors(hat, row, COMMISSION_DOORS),
    }
    return render(request, "evaluators/commission.html", context)
