"""Rounds of budget preparation, and the requests in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, Q, Sum
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao_site.actions import budgets, ceilings, rounds
from wenxiao_site.actions.in_force import rules_of
from wenxiao_site.registry.models import (
    AuditEvent,
    BudgetRequest,
    BudgetRound,
    Deadline,
    PerformancePlan,
    RequestState,
    Step,
)
from wenxiao_site.visibility import visible
from wenxiao_site.web import clock
from wenxiao_site.web.budgets.doors import LIST_DOORS, REQUEST_DOORS
from wenxiao_site.web.doors import open_doors
from wenxiao_site.web.lists import page_of
from wenxiao_site.web.visitors import for_hat, hat_of
from wenxiao_site.web.zero_based.doors import PROJECT_DOORS as FROM_ZERO

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao_site.visibility import Hat
    from wenxiao_site.web.visitors import Request

WAY: Final = (
    RequestState.DRAFTED,
    RequestState.SUBMITTED,
    RequestState.REVIEWED,
    RequestState.SUPPORTED,
    RequestState.APPROVED,
    RequestState.PUBLISHED,
)
"""The states that a request passes, in their order."""

_HISTORY: Final = 20


@require_safe
@for_hat
def listing(request: Request) -> HttpResponse:
    """``/budget``: the rounds of the regions in scope and above, with how far they have come."""
    hat = hat_of(request)
    found = visible(BudgetRound, hat).select_related("campaign__region")
    page = page_of(request, found, ("-id",))
    mine = visible(BudgetRequest, hat).filter(round__in=[each.pk for each in page])
    counts = mine.values_list("round").annotate(
        all=Count("pk"), sent=Count("pk", filter=~Q(state__in=("DRAFTED", "RETURNED"))), money=Sum("requested_amount")
    )
    context = {
        "section": "budget-rounds",
        "rounds": page,
        "counts": {pk: rest for pk, *rest in counts},
        "doors": open_doors(hat, None, LIST_DOORS),
    }
    return render(request, "budgets/rounds.html", context)


@require_safe
@for_hat
def board(request: Request, pk: int) -> HttpResponse:
    """``/budget/<id>``: who has requested, reviewed, ranked; the filters stay in the address."""
    hat = hat_of(request)
    row = visible(BudgetRound, hat).filter(pk=pk).select_related("campaign__region").first()
    if row is None:
        raise Http404
    every = visible(BudgetRequest, hat).filter(round=row)
    state, unit, text = (request.GET.get(name, "") for name in ("state", "unit", "text"))
    found = every.select_related("project__unit", "appraisal")
    found = found.filter(state=state) if state in RequestState.values else found
    found = found.filter(project__unit=int(unit)) if unit.isdecimal() else found
    found = found.filter(project__name__icontains=text) if text else found
    units = (
        every.values("project__unit", "project__unit__name")
        .annotate(
            count=Count("pk"),
            in_hand=Count("pk", filter=Q(state__in=("DRAFTED", "RETURNED"))),
            submitted=Count("pk", filter=Q(state="SUBMITTED")),
            reviewed=Count("pk", filter=Q(state="REVIEWED")),
            settled=Count("pk", filter=Q(state__in=("SUPPORTED", "APPROVED", "PUBLISHED"))),
            ranked=Count("pk", filter=Q(rank__isnull=False)),
            requested=Sum("requested_amount"),
            supported=Sum("supported_amount"),
        )
        .order_by("-requested")
    )
    deadlines = visible(Deadline, hat).filter(round=row.campaign, unit__isnull=True).order_by("due_on")
    context = {
        "section": "budget-rounds",
        "row": row,
        "requests": page_of(request, found, ("-id",)),
        "units": units,
        "states": _counted(every),
        "state": state,
        "unit": unit,
        "text": text,
        "deadlines": [(each, rounds.seen(each.due_on, clock.today())) for each in deadlines],
    }
    return render(request, "budgets/board.html", context)


def _counted(every: Any) -> list[tuple[RequestState, int]]:  # noqa: ANN401 - a query
    counts = dict(every.values_list("state").annotate(count=Count("pk")))
    return [(each, counts.get(each, 0)) for each in RequestState]


@require_safe
@for_hat
def request_file(request: Request, pk: int) -> HttpResponse:
    """``/budget-requests/<id>``: money and target of a request beside each other, and what is still missing."""
    hat = hat_of(request)
    row = (
        visible(BudgetRequest, hat)
        .filter(pk=pk)
        .select_related("project__unit__region", "plan", "appraisal", "round__campaign")
        .first()
    )
    if row is None:
        raise Http404
    today = clock.today()
    in_hand = row.state in (RequestState.DRAFTED, RequestState.RETURNED)
    judged = budgets.requests_judged(row, rules_of(row.project.unit, today)) if in_hand else None
    plans = visible(PerformancePlan, hat).filter(project=row.project_id, fiscal_year=row.fiscal_year)
    step = {RequestState.SUBMITTED: Step.DEPARTMENT, RequestState.REVIEWED: Step.FINANCE}
    context = {
        "section": "budget-rounds",
        "row": row,
        "plan": row.plan or plans.order_by("-version").first(),
        "way": WAY,
        "reached": WAY.index(RequestState(row.state)) if row.state in WAY else 0,
        "judged": judged,
        "due": budgets.may_still(row, step.get(RequestState(row.state), Step.UNIT), today),
        "is_over": row.state in (RequestState.SUPPORTED, RequestState.APPROVED, RequestState.PUBLISHED),
        "doors": (*open_doors(hat, row, REQUEST_DOORS), *_from_zero(row, hat)),
        **ceilings.past(row.project_id, row.fiscal_year, hat),
        "events": visible(AuditEvent, hat)
        .filter(object_type="budgetrequest", object_id=str(row.pk))
        .select_related("person")
        .order_by("-sequence")[:_HISTORY],
    }
    return render(request, "budgets/request.html", context)


def _from_zero(row: BudgetRequest, hat: Hat) -> list[tuple[str, str]]:
    """Doors of zero-based budgeting while the amount is open."""
    if row.state in (RequestState.APPROVED, RequestState.PUBLISHED):
        return []
    return [
        (label, f"{address}?fiscal_year={row.fiscal_year}")
        for label, address in open_doors(hat, row.project, FROM_ZERO)
    ]
