"""The regional targets of a year, and one of them: what was handed down, what the places hold, who is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.scales import Unit as Scale
from wenxiao.kernel.scales import show
from wenxiao_site.actions import regional
from wenxiao_site.actions.in_force import rules_of
from wenxiao_site.actions.rounds import seen
from wenxiao_site.registry.models import RegionalPart, RegionalTarget
from wenxiao_site.visibility import visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import doors_of, open_doors
from wenxiao_site.web.lists import page_of
from wenxiao_site.web.regional.doors import LIST_DOORS, PART_DOORS, TARGET_DOORS
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao.kernel.findings import Finding
    from wenxiao_site.actions.regional import Gathered
    from wenxiao_site.web.visitors import Request


@require_safe
@for_hat
def targets(request: Request) -> HttpResponse:
    """``/regional-targets``: those of the year that is looked at, with who has answered."""
    hat, year = hat_of(request), request.visitor.fiscal_year
    found = visible(RegionalTarget, hat).filter(fiscal_year=year).select_related("unit__region")
    counted = found.annotate(places=Count("parts"), answered=Count("parts", filter=Q(parts__answered_at__isnull=False)))
    context = {
        "section": "regional-targets",
        "year": year,
        "page": page_of(request, counted, ("-id",)),
        "doors": open_doors(hat, None, LIST_DOORS),
    }
    return render(request, "regional/targets.html", context)


@require_safe
@for_hat
def target(request: Request, pk: int) -> HttpResponse:
    """``/regional-targets/<id>``: the whole against its parts. A place sees its own part beside the whole."""
    hat = hat_of(request)
    row = visible(RegionalTarget, hat).filter(pk=pk).select_related("unit__region").first()
    if row is None:
        raise Http404
    resolution = rules_of(row.unit, clock.today())
    gathered = regional.gathered(row, resolution)
    own = set(visible(RegionalPart, hat).filter(target=row).values_list("pk", flat=True))
    shown = [each for each in gathered.parts if each.pk in own]
    sees_all = len(shown) == len(gathered.parts)
    doors = doors_of(hat, shown, PART_DOORS)
    context = {
        "section": "regional-targets",
        "row": row,
        "lines": [_line(number, gathered, shown) for number in range(len(gathered.indicators))],
        "parts": [(each, doors[each.pk]) for each in shown],
        "silent": gathered.silent if sees_all else [],
        "sees_all": sees_all,
        "given": sum((each.amount for each in gathered.parts), row.amount * 0),
        "findings": _of_the_whole(gathered) if sees_all and gathered.parts else [],
        "due": seen(row.due_on, clock.today()) if row.due_on else None,
        "doors": open_doors(hat, row, TARGET_DOORS),
    }
    return render(request, "regional/target.html", context)


def _of_the_whole(gathered: Gathered) -> list[Finding]:
    """What is wrong with the whole; where a place falls short stands beside its value, with its reason."""
    told = [each for number in range(len(gathered.indicators)) for each in gathered.judged.findings(number)]
    return [each for each in told if each.block == Grain.FORM.value]


def _line(number: int, gathered: Gathered, parts: list[RegionalPart]) -> dict[str, Any]:
    """An indicator, what was handed down and what is held altogether, and the value of each place that is shown."""
    indicator, told = gathered.indicators[number], gathered.told(number)
    unit = indicator.measurement_unit
    return {
        "indicator": indicator,
        "handed": _shown(told["gathered_target"], unit),
        "held": _shown(told["gathered_commitment"], unit),
        "cells": [gathered.values.get((each.pk, indicator.pk)) for each in parts],
    }


def _shown(value: object, unit: str) -> str:
    return "—" if value is None else f"{show(int(str(value)), Scale.VALUE)}{unit}"
