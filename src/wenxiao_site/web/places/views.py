"""Regions and units, as trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao_site.registry.models import (
    AuditEvent,
    EvidenceFile,
    PerformancePlan,
    Post,
    Project,
    Region,
    RegionLink,
    Strategy,
    Unit,
    UnitLink,
    UnitValidity,
)
from wenxiao_site.visibility import visible
from wenxiao_site.web.doors import open_doors
from wenxiao_site.web.lists import page_of
from wenxiao_site.web.places.doors import REGION_DOORS, STRATEGY_DOORS, UNIT_DOORS, in_order
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao_site.web.visitors import Request

_HISTORY = 20


@require_safe
@for_hat
def regions(request: Request) -> HttpResponse:
    """``/regions``: the tree of regions that one may see."""
    hat = hat_of(request)
    found = visible(Region, hat).order_by("code")
    depths = dict.fromkeys(found.values_list("pk", flat=True), 0)
    for descendant, ancestor in RegionLink.objects.filter(descendant__in=list(depths), depth__gt=0).values_list(
        "descendant", "ancestor"
    ):
        depths[descendant] += ancestor in depths
    context = {
        "section": "regions",
        "regions": [(each, depths[each.pk]) for each in found],
        "strategies": visible(Strategy, hat).order_by("position", "code"),
        "doors": open_doors(hat, None, STRATEGY_DOORS),
    }
    return render(request, "places/regions.html", context)


@require_safe
@for_hat
def region(request: Request, pk: int) -> HttpResponse:
    """``/regions/<id>``: a region and its units."""
    hat = hat_of(request)
    row = visible(Region, hat).filter(pk=pk).select_related("parent").first()
    if row is None:
        raise Http404
    units = in_order(visible(Unit, hat).filter(region=row))
    links = UnitLink.objects.filter(descendant__in=units.values("pk"), ancestor__region=row).order_by("depth")
    depths = dict(links.values_list("descendant", "depth"))
    listed = page_of(request, units, ("code", "id"))
    context = {
        "section": "regions",
        "row": row,
        "units": listed,
        "depths": depths,
        "below": visible(Region, hat).filter(parent=row).order_by("code"),
        "posts": visible(Post, hat).filter(region=row).select_related("person").order_by("role", "pk")[:100],
        "doors": open_doors(hat, row, REGION_DOORS),
    }
    return render(request, "places/region.html", context)


@require_safe
@for_hat
def unit(request: Request, pk: int) -> HttpResponse:
    """``/units/<id>``: a unit, what it was, and what belongs to it."""
    hat = hat_of(request)
    row = visible(Unit, hat).filter(pk=pk).select_related("parent", "region").first()
    if row is None:
        raise Http404
    context = {
        "section": "regions",
        "row": row,
        "history": visible(UnitValidity, hat).filter(unit=row).select_related("parent").order_by("-valid_from"),
        "below": in_order(visible(Unit, hat).filter(parent=row)),
        "posts": visible(Post, hat).filter(unit=row).select_related("person").order_by("role", "pk"),
        "projects": visible(Project, hat).filter(unit=row).order_by("-id")[:50],
        "plans": visible(PerformancePlan, hat).filter(unit=row).order_by("-fiscal_year", "-version"),
        "files": visible(EvidenceFile, hat).filter(unit=row).count(),
        "events": visible(AuditEvent, hat).filter(unit=row).select_related("person").order_by("-sequence")[:_HISTORY],
        "doors": open_doors(hat, row, UNIT_DOORS),
    }
    return render(request, "places/unit.html", context)
