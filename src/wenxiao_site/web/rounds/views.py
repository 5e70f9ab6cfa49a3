"""Rounds: which are open, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao_site.actions import rounds as actions
from wenxiao_site.registry.models import Deadline, Round
from wenxiao_site.visibility import visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import open_doors
from wenxiao_site.web.lists import page_of
from wenxiao_site.web.rounds.doors import LIST_DOORS, ROUND_DOORS
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao_site.web.visitors import Request


@require_safe
@for_hat
def rounds(request: Request) -> HttpResponse:
    """``/rounds``: the campaigns of the regions in scope and above."""
    hat = hat_of(request)
    found = visible(Round, hat).select_related("region")
    context = {
        "section": "rounds",
        "rounds": page_of(request, found, ("-opens_on", "-id")),
        "doors": open_doors(hat, None, LIST_DOORS),
    }
    return render(request, "rounds/rounds.html", context)


@require_safe
@for_hat
def campaign(request: Request, pk: int) -> HttpResponse:
    """``/rounds/<id>``: the deadlines of a campaign, in working days from today."""
    hat = hat_of(request)
    row = visible(Round, hat).filter(pk=pk).select_related("region").first()
    if row is None:
        raise Http404
    deadlines = visible(Deadline, hat).filter(round=row).select_related("unit").order_by("due_on", "pk")
    context = {
        "section": "rounds",
        "row": row,
        "deadlines": [(each, actions.seen(each.due_on, clock.today())) for each in deadlines],
        "doors": open_doors(hat, row, ROUND_DOORS),
    }
    return render(request, "rounds/round.html", context)
