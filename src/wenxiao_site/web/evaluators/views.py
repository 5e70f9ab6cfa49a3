"""The register of external evaluators, and a commission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q, Sum
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao_site.registry.models import (
    Commission,
    CommissionState,
    ConflictDeclaration,
    Credential,
    Unit,
    UnitKind,
)
from wenxiao_site.visibility import may, visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import open_doors
from wenxiao_site.web.evaluators.doors import COMMISSION_DOORS, UNIT_DOORS
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao_site.web.visitors import Request


@require_safe
@for_hat
def evaluators(request: Request) -> HttpResponse:
    """``/evaluators``: agencies with their credentials, conflicts and record."""
    hat = hat_of(request)
    units = list(visible(Unit, hat).filter(kind=UnitKind.EXTERNAL_EVALUATOR).order_by("code")[:200])
    approved = Q(state=CommissionState.APPROVED)
    records = {
        each["unit"]: each
        for each in visible(Commission, hat)
        .filter(unit__in=units)
        .values("unit")
        .annotate(
            count=Count("pk"),
            declined=Count("pk", filter=Q(state=CommissionState.DECLINED)),
            rated=Count("pk", filter=approved),
            points=Sum("quality", filter=approved),
            fee=Sum("fee", filter=approved),
        )
    }
    credentials: dict[int, list[Credential]] = {}
    for one in visible(Credential, hat).filter(unit__in=units).order_by("capacity", "pk"):
        credentials.setdefault(one.unit_id, []).append(one)
    conflicts: dict[int, list[ConflictDeclaration]] = {}
    for other in visible(ConflictDeclaration, hat).filter(unit__in=units).select_related("about").order_by("pk"):
        conflicts.setdefault(other.unit_id, []).append(other)
    register, declare = (may(hat, each.verb) for each in UNIT_DOORS)
    context = {
        "section": "evaluators",
        "units": [
            (each, credentials.get(each.pk, []), conflicts.get(each.pk, []), records.get(each.pk)) for each in units
        ],
        "today": clock.today(),
        "doors": [each for each, opens in zip(UNIT_DOORS, (register, declare), strict=True) if opens],
        "commissions": visible(Commission, hat)
        .select_related("unit", "evaluation__project", "evaluation__unit")
        .order_by("-pk")[:50],
    }
    return render(request, "evaluators/evaluators.html", context)


@require_safe
@for_hat
def commission(request: Request, pk: int) -> HttpResponse:
    """``/commissions/<id>``: what an evaluator is asked to do, and how far it is."""
    hat = hat_of(request)
    found = visible(Commission, hat).filter(pk=pk)
    row = found.select_related("unit", "lead", "report", "evaluation__project", "evaluation__unit").first()
    if row is None:
        raise Http404
    context = {"section": "evaluators", "row": row, "doors": open_doors(hat, row, COMMISSION_DOORS)}
    return render(request, "evaluators/commission.html", context)
