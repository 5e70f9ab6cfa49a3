"""Corrective actions and suspended payments: lists, one by one, and the exchange file."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Any, Final

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao_site.actions import corrections as actions
from wenxiao_site.actions import rounds
from wenxiao_site.actions import suspensions as exchange
from wenxiao_site.registry.models import (
    AuditEvent,
    CorrectionState,
    CorrectiveAction,
    Handling,
    PaymentSuspension,
)
from wenxiao_site.visibility import visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import open_doors
from wenxiao_site.web.lists import page_of
from wenxiao_site.web.monitoring.doors import CORRECTION_DOORS, CORRECTIONS_DOORS, SUSPENSION_DOORS
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from wenxiao_site.web.visitors import Request

_LEFT_OPEN: Final = ("OPEN", "PROPOSED", "APPROVED", "DONE")


@require_safe
@for_hat
def corrections(request: Request) -> HttpResponse:
    """``/monitoring/corrections``: what is being done about alerts; ``state`` narrows it."""
    hat = hat_of(request)
    found = visible(CorrectiveAction, hat).select_related("project__unit", "owner", "report__round__campaign")
    state = request.GET.get("state", "")
    if state == "LEFT":
        found = found.filter(state__in=_LEFT_OPEN)
    elif state == "OVERDUE":
        found = found.filter(state__in=_LEFT_OPEN[:3], due_on__lt=clock.today())
    elif state in CorrectionState.values:
        found = found.filter(state=state)
    page = page_of(request, found, ("-id",))
    context = {
        "section": "corrections",
        "page": page,
        "rows": [(each, rounds.seen(each.due_on, clock.today()) if each.due_on else None) for each in page],
        "state": state,
        "states": [("", "全部"), ("LEFT", "未办结"), ("OVERDUE", "已逾期"), *CorrectionState.choices],
        "doors": open_doors(hat, None, CORRECTIONS_DOORS),
    }
    return render(request, "monitoring/corrections.html", context)


@require_safe
@for_hat
def correction(request: Request, pk: int) -> HttpResponse:
    """``/monitoring/corrections/<id>``: one alert, what is done about it, and by whom."""
    hat = hat_of(request)
    found = visible(CorrectiveAction, hat).select_related(
        "project__unit",
        "report__round__campaign",
        "owner",
        "proposed_by",
        "approved_by",
        "done_by",
        "verified_by",
        "recurs",
    )
    row = found.filter(pk=pk).first()
    if row is None:
        raise Http404
    events = visible(AuditEvent, hat).filter(object_type="correctiveaction", object_id=str(pk)).order_by("-sequence")
    context = {
        "section": "corrections",
        "row": row,
        "due": rounds.seen(row.due_on, clock.today()) if row.due_on and row.state != "VERIFIED" else None,
        "effect": actions.EFFECTS.get(Handling(row.handling), ""),
        "approvers": "、".join(role.label for role in actions.APPROVERS.get(row.handling, ())),
        "suspensions": row.suspensions.order_by("pk"),
        "doors": open_doors(hat, row, CORRECTION_DOORS),
        "events": events.select_related("person"),
    }
    return render(request, "monitoring/correction.html", context)


@require_safe
@for_hat
def suspensions(request: Request) -> HttpResponse:
    """``/monitoring/suspensions``: payments that are or were suspended."""
    hat = hat_of(request)
    page = page_of(request, _suspensions(request).select_related("project__unit"), ("-id",))
    context = {
        "section": "suspensions",
        "page": page,
        "rows": [(each, open_doors(hat, each, SUSPENSION_DOORS)) for each in page],
    }
    return render(request, "monitoring/suspensions.html", context)


@require_safe
@for_hat
def suspensions_csv(request: Request) -> HttpResponse:
    """``/monitoring/suspensions.csv``: the exchange file for the integrated budget system."""
    text = StringIO()
    writer = csv.DictWriter(text, [name for name, _ in exchange.COLUMNS])
    writer.writeheader()
    writer.writerows(exchange.exchange_rows(_suspensions(request)))
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="suspensions.csv"'
    return response


@require_safe
@for_hat
def suspensions_json(request: Request) -> JsonResponse:
    """``/monitoring/suspensions.json``: the same as data."""
    rows: list[dict[str, Any]] = exchange.exchange_rows(_suspensions(request))
    return JsonResponse({"columns": dict(exchange.COLUMNS), "rows": rows}, json_dumps_params={"ensure_ascii": False})


def _suspensions(request: Request) -> QuerySet[PaymentSuspension]:
    return visible(PaymentSuspension, hat_of(request))
