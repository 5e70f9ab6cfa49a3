"""The library: by sector, by what is looked for; and its proposals."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao.library.indicators import sectors
from wenxiao_site.actions import library as actions
from wenxiao_site.registry.models import Dimension, IndicatorDirection, LibraryIndicator, LibraryState, SubDimension
from wenxiao_site.visibility import visible
from wenxiao_site.web.doors import open_doors
from wenxiao_site.web.library.doors import LIBRARY_DOORS
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao_site.actions.library import Found
    from wenxiao_site.web.visitors import Request

_MOST_FOUND: Final = 30
_SIGNS: Final = {"HIGHER_IS_BETTER": "≥", "LOWER_IS_BETTER": "≤"}
_LABELS: Final = {
    "sectors": {each.code: each.name for each in sectors()},
    "sub_dimensions": dict(SubDimension.choices),
    "directions": dict(IndicatorDirection.choices),
}


def _found(request: Request) -> dict[str, Any]:
    asked = {name: request.GET.get(name, "").strip()[:60] for name in ("text", "sector", "dimension")}
    return {**asked, "found": actions.search(**asked), "labels": _LABELS}


@require_safe
@for_hat
def library(request: Request) -> HttpResponse:
    """``/library``: the indicators of a sector or of a search, and what is proposed."""
    hat = hat_of(request)
    proposals = visible(LibraryIndicator, hat).filter(state=LibraryState.PROPOSED).select_related("proposed_by")
    context = _found(request) | {
        "section": "library",
        "sectors": sectors(),
        "dimensions": Dimension.choices,
        "proposals": [(each, open_doors(hat, each, LIBRARY_DOORS[1:])) for each in proposals.order_by("pk")],
    }
    return render(request, "library/library.html", context)


@require_safe
@for_hat
def found(request: Request) -> HttpResponse:
    """``/library/found``: some indicators to insert into a plan that is being written."""
    context = _found(request)
    context["count"] = len(context["found"])
    context["found"] = [(each, _inserted(each)) for each in context["found"][:_MOST_FOUND]]
    return render(request, "library/found.html", context)


def _inserted(each: Found) -> str:
    """What the grid fills in for an indicator: its target waits for a number."""
    entry = each.entry
    return json.dumps(
        {
            "dimension": entry.dimension,
            "sub_dimension": entry.sub_dimension,
            "name": entry.name,
            "target_text": f"{_SIGNS[entry.direction]}{entry.unit}",
            "explanation": f"{entry.explanation}数据来源：{entry.source}；佐证：{entry.proof}。",
            "criteria": entry.formula,
        },
        ensure_ascii=False,
    )
