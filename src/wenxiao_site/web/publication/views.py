"""What has to be public until when, and who is late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao_site.actions.publication import standings
from wenxiao_site.registry.models import PublicationDuty, Unit
from wenxiao_site.visibility import visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import doors_of, open_doors
from wenxiao_site.web.publication.doors import DOORS
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao_site.web.visitors import Request


@require_safe
@for_hat
def publications(request: Request) -> HttpResponse:
    """``/publications``: the duties of the year that is looked at, and how the departments in scope stand."""
    hat = hat_of(request)
    year = request.visitor.fiscal_year
    duties = list(visible(PublicationDuty, hat).filter(fiscal_year=year).select_related("region").order_by("pk"))
    shown = {each.pk for each in duties}
    found = [each for each in standings(year, clock.today(), visible(Unit, hat)) if each.duty.pk in shown]
    doors = doors_of(hat, duties, DOORS[1:])
    told = [
        {
            "duty": each,
            "owing": sum(1 for one in found if one.duty.pk == each.pk),
            "done": sum(1 for one in found if one.duty.pk == each.pk and one.published_on),
            "doors": doors.get(each.pk, []),
        }
        for each in duties
    ]
    context = {
        "section": "publications",
        "year": year,
        "duties": [each for each in told if each["owing"] or each["doors"]],
        "standing": sorted(found, key=lambda each: (-each.days_late, each.published_on is not None))[:200],
        "doors": open_doors(hat, None, DOORS[:1]),
    }
    return render(request, "publication/publications.html", context)
