"""Appraisals: the list with its figures, the file of one, the pool of experts, the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, Q, Sum
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.scales import Unit, show
from wenxiao_site.actions import appraisal as actions
from wenxiao_site.actions import ceilings
from wenxiao_site.actions.appraisal_report import report as write_report
from wenxiao_site.actions.in_force import rules_of
from wenxiao_site.registry.models import (
    Appraisal,
    AppraisalKind,
    AppraisalState,
    AuditEvent,
    Conclusion,
    Expert,
    Panelist,
    SeatState,
)
from wenxiao_site.visibility import visible
from wenxiao_site.web import clock
from wenxiao_site.web.appraisal.doors import APPRAISAL_DOORS, LIST_DOORS, POOL_DOORS, SEAT_DOORS
from wenxiao_site.web.appraisal.plot import plotted, wan
from wenxiao_site.web.doors import doors_of, open_doors
from wenxiao_site.web.lists import page_of
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from datetime import date

    from wenxiao_site.visibility import Hat
    from wenxiao_site.web.visitors import Request

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HISTORY: Final = 20


@require_safe
@for_hat
def listing(request: Request) -> HttpResponse:
    """``/appraisals``: those in scope, with how many were concluded and how much was cut; filters in the address."""
    hat = hat_of(request)
    asked = request.GET
    found = visible(Appraisal, hat).select_related("unit__region", "project")
    kind, conclusion, state = (asked.get(name, "") for name in ("kind", "conclusion", "state"))
    since, until, text = (asked.get(name, "") for name in ("since", "until", "text"))
    found = found.filter(kind=kind) if kind in AppraisalKind.values else found
    found = found.filter(conclusion=conclusion) if conclusion in Conclusion.values else found
    found = found.filter(state=state) if state in AppraisalState.values else found
    found = found.filter(fiscal_year__gte=int(since)) if since.isdecimal() else found
    found = found.filter(fiscal_year__lte=int(until)) if until.isdecimal() else found
    found = found.filter(title__icontains=text) if text else found
    done = found.filter(state=AppraisalState.CONCLUDED).aggregate(
        count=Count("pk"),
        requested=Sum("requested_amount"),
        supported=Sum("supported_amount"),
    )
    done["cut"] = None if done["requested"] is None else done["requested"] - done["supported"]
    context = {
        "section": "appraisals",
        "appraisals": page_of(request, found, ("-id",)),
        "done": done,
        "asked": {
            "kind": kind,
            "conclusion": conclusion,
            "state": state,
            "since": since,
            "until": until,
            "text": text,
        },
        "kinds": AppraisalKind.choices,
        "conclusions": Conclusion.choices,
        "states": AppraisalState.choices,
        "doors": open_doors(hat, None, LIST_DOORS),
    }
    return render(request, "appraisal/appraisals.html", context)


def _found(hat: Hat, pk: int) -> Appraisal:
    rows = visible(Appraisal, hat).filter(pk=pk)
    found = rows.select_related("unit__region", "project", "concluded_by").first()
    if found is None:
        raise Http404
    return found


@require_safe
@for_hat
def file(request: Request, pk: int) -> HttpResponse:
    """``/appraisals/<id>``: reasons, materials, panel, agreement, exchange, conclusion, costs against benefits."""
    hat = hat_of(request)
    row = _found(hat, pk)
    today = clock.today()
    day = row.concluded_at.date() if row.concluded_at else today
    reasons = {each.dimension: each for each in row.reasons.all()}
    sheet = actions.sheet_of(row, day)
    papers = {each.key: each for each in row.materials.select_related("file")}
    found = visible(Panelist, hat).filter(appraisal=row).select_related("person", "appraisal")
    seats = list(found.prefetch_related("scores").order_by("place"))
    seat_doors = doors_of(hat, seats, SEAT_DOORS)
    context = {
        "section": "appraisals",
        "row": row,
        "sheet": sheet,
        "reasons": [(each, reasons.get(each.key)) for each in sheet],
        "materials": [
            (key, label, is_required, papers.get(key)) for key, label, is_required in actions.materials_of(row)
        ]
        if papers
        else [],
        "gaps": actions.gaps(row) if papers and row.state == AppraisalState.OPEN else [],
        "seats": [(each, seat_doors[each.pk]) for each in seats],
        "agreement": agreement(row, seats, day),
        "exchanges": row.exchanges.select_related("person").order_by("pk"),
        "costs": cost_benefit(row, day),
        "unit_costs": actions.unit_costs(row, day),
        "citations": _citations(row, day),
        **ceilings.past(row.project_id, row.fiscal_year, hat),
        "doors": open_doors(hat, row, APPRAISAL_DOORS),
        "events": visible(AuditEvent, hat)
        .filter(object_type="appraisal", object_id=str(row.pk))
        .select_related("person")
        .order_by("-sequence")[:_HISTORY],
    }
    return render(request, "appraisal/appraisal.html", context)


def agreement(row: Appraisal, seats: list[Panelist], day: date) -> dict[str, Any] | None:
    """The points of the experts of the seats that are seen, beside each other; None while they are blind."""
    if row.state not in (AppraisalState.EXCHANGE, AppraisalState.CONCLUDED):
        return None
    handed = [each for each in seats if each.submitted_at is not None and each.state == SeatState.SEATED]
    judged = actions.scored(row, day, handed)
    if judged is None:
        return None
    form = judged.rows(Grain.FORM)[0]
    lines = judged.rows(Grain.INDICATOR)
    labels = {each.key: each for each in actions.sheet_of(row, day)}
    by_dimension = []
    for key, dimension in labels.items():
        own = [line for line in lines if line["dimension"] == key]
        totals = [
            sum(int(str(line["points"])) for line in own if line["expert"] == seat.pk and line["points"] is not None)
            for seat in handed
        ]
        by_dimension.append(
            {
                "label": dimension.label,
                "most": show(dimension.max_points, Unit.POINTS),
                "experts": [show(each, Unit.POINTS) for each in totals],
                "score": show(own[0]["dimension_score"], Unit.POINTS),
                "spread": show(own[0]["dimension_spread"], Unit.POINTS),
            }
        )
    totals_of = {line["expert"]: line["expert_total"] for line in lines}
    return {
        "seats": handed,
        "dimensions": by_dimension,
        "totals": [show(totals_of.get(each.pk), Unit.POINTS) for each in handed],
        "score": show(form["appraisal_score"], Unit.POINTS),
        "spread": show(form["expert_spread"], Unit.POINTS),
        "agree": form["experts_agree"],
        "conclusion": Conclusion(str(form["appraisal_conclusion"])).label if form["appraisal_conclusion"] else "—",
        "why": judged.explained("appraisal_conclusion").lines(),
        "most": judged.resolution.citation("appraisal_spread_most"),
    }


def cost_benefit(row: Appraisal, day: date) -> dict[str, Any] | None:
    """Net present value, ratio, payback, the years and the plot; None while no items are given."""
    judged = actions.costs(row, day)
    if judged is None:
        return None
    form = judged.rows(Grain.FORM)[0]
    return {
        "rate": show(form["discount_rate"], Unit.RATIO),
        "rate_cited": judged.resolution.citation("discount_rate_usual") if row.discount_rate is None else None,
        "net": _wan(form["net_present_value"]),
        "ratio": show(form["benefit_cost_ratio"], Unit.VALUE),
        "payback": show(form["payback_period"], Unit.VALUE),
        "years": [
            {
                "label": line["label"],
                "cost": _wan(line["cost_amount"]),
                "benefit": _wan(line["benefit_amount"]),
                "present_cost": _wan(line["present_cost_amount"]),
                "present_benefit": _wan(line["present_benefit_amount"]),
                "cumulative": _wan(line["cumulative_net_amount"]),
            }
            for line in judged.rows(Grain.FUND)
        ],
        "plot": plotted(judged),
        "most": judged.resolution.citation("sensitivity_most"),
        "why": judged.explained("net_present_value").lines(),
    }


def _wan(fen: object) -> str:
    return "—" if fen is None else wan(int(str(fen)))


def _citations(row: Appraisal, day: date) -> list[Any]:
    resolution = rules_of(row.unit, day)
    names = ["appraisal_required_from", "appraisal_key_from"]
    if row.tier == "KEY":
        names += ["appraisal_support_from", "appraisal_adjust_from", "appraisal_experts_least"]
    return [resolution.citation(name) for name in names]


@require_safe
@for_hat
def experts(request: Request) -> HttpResponse:
    """``/experts``: the pool."""
    hat = hat_of(request)
    found = visible(Expert, hat).select_related("person", "employer")
    seated = Count("person__seats", filter=Q(person__seats__state=SeatState.SEATED))
    context = {
        "section": "experts",
        "experts": page_of(request, found.annotate(seats=seated), ("-id",)),
        "today": clock.today(),
        "doors": open_doors(hat, None, POOL_DOORS),
    }
    return render(request, "appraisal/experts.html", context)


@require_safe
@for_hat
def report(request: Request, pk: int) -> HttpResponse:
    """``/appraisals/<id>/report``: the report as Word, once there is a conclusion."""
    hat = hat_of(request)
    row = _found(hat, pk)
    if row.state != AppraisalState.CONCLUDED:
        raise Http404
    answer = HttpResponse(write_report(row), content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="appraisal-{row.pk}.docx"'
    return answer
