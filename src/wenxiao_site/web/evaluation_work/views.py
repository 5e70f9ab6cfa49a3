"""Which projects to choose, the work of an evaluation, and the survey that anybody answers who has its link."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wenxiao.forms.surveys import LEVELS
from wenxiao_site.actions import evaluation_work, surveys
from wenxiao_site.actions.errors import Missing, Refused
from wenxiao_site.actions.evaluator_selection import rules_for
from wenxiao_site.actions.key_selection import proposed, sentence
from wenxiao_site.registry.models import (
    Commission,
    Evaluation,
    EvaluationExchange,
    EvaluationKind,
    EvaluationState,
    Project,
    Survey,
    WorkingPaper,
    WorkPlan,
)
from wenxiao_site.visibility import may, visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import open_doors
from wenxiao_site.web.evaluation_work.doors import WORK_DOORS
from wenxiao_site.web.visitors import address_of, for_hat, hat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao_site.web.visitors import Request

_MOST = 100


@require_safe
@for_hat
def selection(request: Request) -> HttpResponse:
    """``/evaluations/selection``: the projects of a year's budget, those that deserve a key evaluation first."""
    hat, year = hat_of(request), request.visitor.fiscal_year
    if not may(hat, "evaluation.select"):
        raise PermissionDenied
    found = proposed(visible(Project, hat), year)
    shown = []
    for row in found.rows.head(_MOST).iter_rows(named=True):
        reasons = found.reasons(row)
        asked = urlencode({"fiscal_year": str(year), "reason": sentence(reasons)[:900]})
        shown.append((row, reasons, f"{reverse('evaluation.select', kwargs={'pk': row['project']})}?{asked}"))
    context = {
        "section": "evaluations-selection",
        "year": year,
        "count": found.rows.height,
        "most": _MOST,
        "projects": shown,
    }
    return render(request, "evaluation_work/selection.html", context)


@require_safe
@for_hat
def work(request: Request, pk: int) -> HttpResponse:
    """``/evaluations/<id>/work``: plan, working papers, surveys, exchange of opinions, and what is still due."""
    hat = hat_of(request)
    found = visible(Evaluation, hat).exclude(kind__in=(EvaluationKind.SELF, EvaluationKind.SPOT_CHECK))
    row = found.filter(pk=pk).select_related("project__unit", "unit").first()
    if row is None:
        raise Http404
    today = clock.today()
    resolution = rules_for(row, today)
    papers = list(visible(WorkingPaper, hat).filter(evaluation=row).select_related("line", "file", "recorded_by"))
    open_ = row.state in (EvaluationState.DRAFT, EvaluationState.RETURNED)
    context: dict[str, Any] = {
        "section": "evaluations",
        "row": row,
        "today": today,
        "plan": visible(WorkPlan, hat).filter(evaluation=row).first(),
        "papers": papers,
        "as_reported": sum(each.is_as_reported for each in papers),
        "surveys": [
            (each, surveys.told_by(each, resolution), _link(request, each))
            for each in visible(Survey, hat).filter(evaluation=row).prefetch_related("answers").order_by("pk")
        ],
        "levels": LEVELS,
        "bounds": [resolution.citation(name) for name in ("survey_same_origin_most", "survey_margin_most")],
        "exchanges": visible(EvaluationExchange, hat)
        .filter(evaluation=row)
        .select_related("asked_by", "replied_by")
        .order_by("pk"),
        "commissions": visible(Commission, hat).filter(evaluation=row).select_related("unit", "lead", "report"),
        "due": evaluation_work.unfinished(row, today) if open_ and may(hat, "evaluation.conclude") else [],
        "kept_until": None if row.decided_at is None else row.decided_at.year + _years(resolution),
        "doors": open_doors(hat, row, WORK_DOORS),
    }
    return render(request, "evaluation_work/work.html", context)


def _years(resolution: Any) -> int:  # noqa: ANN401 - a resolution
    return int(str(resolution["external_archive_years"]))


def _link(request: Request, row: Survey) -> str:
    return request.build_absolute_uri(reverse("survey", kwargs={"token": row.token}))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def survey(request: Request, token: str) -> HttpResponse:
    """``/survey/<token>``: the questions for whoever has the link; no account, no name, made for a telephone."""
    now = clock.now()
    try:
        row = surveys.found(token)
    except Missing as missing:
        raise Http404 from missing
    context = {"survey": row, "levels": LEVELS, "chosen": {}, "problems": {}, "done": False}
    context |= {"closed": not surveys.is_open(row, now)}
    if request.method != "POST":
        return render(request, "evaluation_work/survey.html", context)
    chosen = {f"q{place}": request.POST.get(f"q{place}", "") for place in range(1, len(row.asked) + 1)}
    try:
        surveys.answer(token=token, choices=list(chosen.values()), address=address_of(request), on=now)
    except Refused as refused:
        context |= {"chosen": chosen, "problems": refused.problems}
        return render(request, "evaluation_work/survey.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return render(request, "evaluation_work/survey.html", context | {"done": True})
