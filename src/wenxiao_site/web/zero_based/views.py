"""The departments of a place and what zero-based budgeting saves; a department's requests fitted under a ceiling."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wenxiao.forms.zero_based import CRITERIA
from wenxiao_site.actions import requests_from_zero, zero_based
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.in_force import rules_of
from wenxiao_site.actions.results import yuan
from wenxiao_site.registry.models import Allocation, Obligation, Region, RegionLevel, Unit
from wenxiao_site.visibility import may, visible
from wenxiao_site.web import clock
from wenxiao_site.web.navigation import ARRANGING
from wenxiao_site.web.visitors import for_hat, hat_of
from wenxiao_site.web.zero_based.doors import DEPARTMENT_DOORS

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao_site.visibility import Hat
    from wenxiao_site.web.visitors import Request

_EXPLAINED: Final = 40
"""Scores that are explained on the page; the criteria of all are shown."""
_SHOWN: Final = 300


def _refuse_others(hat: Hat) -> None:
    """Raises PermissionDenied for who does not look at whole departments."""
    if hat.role not in ARRANGING:
        raise PermissionDenied


@require_safe
@for_hat
def departments(request: Request) -> HttpResponse:
    """``/zero-based``: the departments of a place: last year, requested, settled, approved, and what was saved."""
    hat, year = hat_of(request), request.visitor.fiscal_year
    _refuse_others(hat)
    units = visible(Unit, hat).filter(tier=1, parent__isnull=True)
    places = list(
        Region.objects.filter(
            pk__in=units.values("region"), level__in=(RegionLevel.PREFECTURE, RegionLevel.COUNTY)
        ).order_by("code")
    )
    asked = request.GET.get("region", "")
    place = next((each for each in places if str(each.pk) == asked), places[0] if places else None)
    found = list(units.filter(region=place).order_by("code")) if place is not None else []
    told = requests_from_zero.totals([each.pk for each in found], year)
    settled = {
        each.unit_id: each
        for each in visible(Allocation, hat).filter(unit__in=found, fiscal_year=year, replaced_by__isnull=True)
    }
    rows = [(each, told[each.pk], settled.get(each.pk)) for each in found if each.pk in told]
    known = [row for _, row, _ in rows]
    context = {
        "section": "zero-based",
        "year": year,
        "places": places,
        "place": place,
        "rows": rows,
        "sums": {name: sum(row[name] or 0 for row in known) for name in ("base", "requested", "approved", "saving")},
        "approved": [row for row in known if row["approved"] is not None],
        "yuan": yuan,
    }
    return render(request, "zero_based/departments.html", context)


@require_safe
@for_hat
def department(request: Request, pk: int) -> HttpResponse:
    """``/zero-based/<unit>?ceiling=…``: its requests ranked and fitted; the address keeps what one moved."""
    hat, year, today = hat_of(request), request.visitor.fiscal_year, clock.today()
    unit = visible(Unit, hat).filter(pk=pk, tier=1).select_related("region").first()
    if unit is None:
        raise Http404
    _refuse_others(hat)
    base = requests_from_zero.base_of(unit, year)
    usual = requests_from_zero.usual(unit, today, base)
    given = {name: request.GET.get(name, text) for name, text in usual.items()}
    problems: dict[str, str] = {}
    found = None
    try:
        found = requests_from_zero.propose(unit, year, requests_from_zero.read(given), today, base)
    except Refused as refused:
        problems = dict(refused.problems)
    lines = list(found.lines[:_SHOWN]) if found else []
    claims: dict[int, list[Obligation]] = {}
    for each in visible(Obligation, hat).filter(project__in=[line.row["project"] for line in lines], fiscal_year=year):
        claims.setdefault(each.project_id, []).append(each)
    resolution = rules_of(unit, today)
    settle = urlencode({"fiscal_year": year, "settings": json.dumps(given, ensure_ascii=False)})
    context: dict[str, Any] = {
        "section": "zero-based",
        "row": unit,
        "year": year,
        "base": base,
        "given": given,
        "problems": problems,
        "found": found,
        "lines": [
            (line, found.explain(line) if number < _EXPLAINED and line.rank else None)
            for number, line in enumerate(lines)
        ]
        if found
        else [],
        "claims": claims,
        "criteria": CRITERIA,
        "citations": {name: resolution.citation(f"zero_based_{name}_points") for name in CRITERIA},
        "growth": resolution.citation("zero_based_growth"),
        "settled": zero_based.settled(unit.pk, year),
        "settle": f"{DEPARTMENT_DOORS[0].href(unit)}?{settle}" if found and may(hat, "zero_based.settle", unit) else "",
        "may_rate": may(hat, "zero_based.rate"),
        "may_judge": may(hat, "zero_based.judge_obligation"),
        "yuan": yuan,
        "list": reverse("zero-based"),
    }
    return render(request, "zero_based/department.html", context)


def _is_open(found: requests_from_zero.Proposal) -> bool:
    """Whether nothing of the year's budget is approved yet."""
    return all(line.row["approved_amount"] is None for line in found.lines)
