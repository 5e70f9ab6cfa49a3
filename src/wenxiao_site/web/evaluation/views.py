"""Evaluations: the list of a year, who is missing, one of them, and the page on which it is typed."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, Sum
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wenxiao_site.actions import evaluation
from wenxiao_site.actions.disagreements import OF_FINANCE
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused, StaleVersion
from wenxiao_site.actions.evaluation_forms import outcome, record_of
from wenxiao_site.actions.evaluation_frames import differences, moves, own, ranked
from wenxiao_site.actions.evaluation_hints import hints
from wenxiao_site.actions.kept import Kept, seen_by
from wenxiao_site.registry.models import (
    AuditEvent,
    Evaluation,
    EvaluationKind,
    EvaluationState,
    EvidenceUse,
    Grade,
    GradeDisagreement,
    Objection,
    Project,
    RiskFinding,
    SpotCheckDraw,
)
from wenxiao_site.visibility import may, regions, visible
from wenxiao_site.web import clock
from wenxiao_site.web.check.sheet import sheet
from wenxiao_site.web.doors import doors_of, open_doors, refuse_other_hat
from wenxiao_site.web.evaluation.doors import EVALUATION_DOORS, LIST_DOORS, RISK_DOORS, Boundaries
from wenxiao_site.web.evaluation.editing import (
    BANDS,
    TEXTS,
    changes_sent,
    contested,
    filled,
    merged_changes,
    of_unit,
)
from wenxiao_site.web.evaluators.doors import EVALUATION_DOORS as OFFER_DOORS
from wenxiao_site.web.lists import page_of
from wenxiao_site.web.self_reports.doors import ANSWER_DOORS
from wenxiao_site.web.self_reports.doors import EVALUATION_DOORS as OBJECTION_DOORS
from wenxiao_site.web.visitors import for_hat, hat_key, hat_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import HttpResponse

    from wenxiao_site.actions.evaluation_forms import Record
    from wenxiao_site.actions.merging import Content
    from wenxiao_site.visibility import Hat
    from wenxiao_site.web.evaluation.editing import Filled
    from wenxiao_site.web.visitors import Request

EDITABLE = (EvaluationState.DRAFT, EvaluationState.RETURNED)
_HISTORY = 30
_MOST_RANKED = 100
_RANKED: Kept[tuple[int, list[tuple[dict[str, Any], list[Any]]]]] = Kept()


def _year(request: Request) -> int:
    """The year that one looks at."""
    return request.visitor.fiscal_year


@require_safe
@for_hat
def evaluations(request: Request) -> HttpResponse:
    """``/evaluations``: those in scope, with filters that stay in the address, and how far a year has come."""
    hat = hat_of(request)
    asked, year = request.GET, _year(request)
    text, kind, state, grade = (asked.get(name, "") for name in ("text", "kind", "state", "grade"))
    found = visible(Evaluation, hat).filter(fiscal_year=year).select_related("project__unit__region", "unit__region")
    if kind in EvaluationKind.values:
        found = found.filter(kind=kind)
    if state in EvaluationState.values:
        found = found.filter(state=state)
    if grade in Grade.values:
        found = found.filter(grade=grade)
    if text.strip():
        word = text.strip()
        found = found.filter(
            Q(project__name__icontains=word) | Q(project__unit__name__icontains=word) | Q(unit__name__icontains=word)
        )
    own = visible(Project, hat)
    due = evaluation.in_budget(year).filter(pk__in=own.values("pk"))
    accepted = visible(Evaluation, hat).filter(
        kind=EvaluationKind.SELF, fiscal_year=year, state=EvaluationState.ACCEPTED, project__in=due.values("pk")
    )
    context = {
        "section": "evaluations",
        "evaluations": page_of(request, found, ("-id",)),
        "year": year,
        "text": text,
        "kind": kind,
        "state": state,
        "grade": grade,
        "kinds": EvaluationKind.choices,
        "states": EvaluationState.choices,
        "grades": Grade.choices,
        "due": due.count(),
        "accepted": accepted.aggregate(count=Count("pk"), amount=Sum("amount")),
        "doors": open_doors(hat, None, LIST_DOORS),
    }
    return render(request, "evaluation/evaluations.html", context)


@require_safe
@for_hat
def missing(request: Request) -> HttpResponse:
    """``/evaluations/missing``: the projects of a year's budget whose self-evaluation is not accepted, and why."""
    hat, year = hat_of(request), _year(request)
    found = evaluation.without(year, visible(Project, hat)).select_related("unit__region")
    listed = page_of(request, found, ("unit_id", "id"))
    begun = {
        each.project_id: each
        for each in visible(Evaluation, hat).filter(
            kind=EvaluationKind.SELF, fiscal_year=year, project__in=[row.pk for row in listed.rows]
        )
    }
    context = {
        "section": "evaluations",
        "projects": listed,
        "begun": begun,
        "year": year,
        "may_open": may(hat, "evaluation.open"),
    }
    return render(request, "evaluation/missing.html", context)


@require_safe
@for_hat
def risks(request: Request) -> HttpResponse:
    """``/evaluations/risks``: the self-evaluations of a year, the riskiest first, with the reasons."""
    hat, year = hat_of(request), _year(request)
    if not may(hat, "evaluation.draw"):
        raise PermissionDenied
    count, shown = _RANKED.get((seen_by(hat), year), lambda: _riskiest(hat, year))
    context = {
        "section": "evaluations-risks",
        "year": year,
        "count": count,
        "ranked": shown,
        "most": _MOST_RANKED,
        "draws": visible(SpotCheckDraw, hat)
        .filter(fiscal_year=year)
        .select_related("region", "drawn_by")
        .order_by("-pk"),
        "doors": open_doors(hat, None, RISK_DOORS),
    }
    return render(request, "evaluation/risks.html", context)


def _riskiest(hat: Hat, year: int) -> tuple[int, list[tuple[dict[str, Any], list[Any]]]]:
    """How many self-evaluations there are, and the riskiest with their reasons."""
    found = ranked(own([year], regions(hat).values("pk")))
    first = found.rows.head(_MOST_RANKED).iter_rows(named=True) if found.resolutions else ()
    return found.rows.height, [(row, found.reasons(row)) for row in first]


@require_safe
@for_hat
def boundaries(request: Request) -> HttpResponse:
    """``/evaluations/boundaries``: which grades of the last years other boundaries would move."""
    hat = hat_of(request)
    if not may(hat, "evaluation.draw"):
        raise PermissionDenied
    form = Boundaries(request.GET if request.GET.get("grade_excellent_from") else None, hat=hat)
    moved = moves(visible(Evaluation, hat), form.cleaned_data) if form.is_bound and form.is_valid() else None
    context = {"section": "evaluations-boundaries", "form": form, "moved": moved, "grades": Grade.choices}
    return render(request, "evaluation/boundaries.html", context)


@require_safe
@for_hat
def honesty(request: Request) -> HttpResponse:
    """``/evaluations/honesty``: how far the self-evaluations of units were from what was found, over the years."""
    hat = hat_of(request)
    context = {"section": "evaluations-honesty", "units": differences(visible(Evaluation, hat))}
    return render(request, "evaluation/honesty.html", context)


def _found(hat: Hat, pk: int) -> Evaluation:
    found = visible(Evaluation, hat).filter(pk=pk)
    row = found.select_related("project__unit__region", "project__responsible", "unit__region", "plan").first()
    if row is None:
        raise Http404
    return row


@require_safe
@for_hat
def evaluation_page(request: Request, pk: int) -> HttpResponse:
    """``/evaluations/<id>``: the official form with what the rules say of it, and what was done."""
    hat = hat_of(request)
    row = _found(hat, pk)
    record = record_of(row)
    result = outcome(record, evaluation.content(row))
    context = {
        "section": "evaluations",
        "row": row,
        "record": record,
        "outcome": result,
        "sheet": sheet(result.assessment),
        "edits": row.state in EDITABLE and may(hat, _verb(row)),
        "doors": open_doors(hat, row, (*EVALUATION_DOORS, *OFFER_DOORS, *OBJECTION_DOORS)),
        "objections": _objections(hat, row),
        "disagreements": _disagreements(hat, row),
        "is_worked_on": row.kind not in (EvaluationKind.SELF, EvaluationKind.SPOT_CHECK),
        "evidence": _evidence(hat, record),
        "reviews": visible(Evaluation, hat).filter(Q(reviews=row) | Q(pk=row.reviews_id)),
        "risks": visible(RiskFinding, hat).filter(evaluation=row).order_by("-points", "pk"),
        "events": visible(AuditEvent, hat)
        .filter(object_type="evaluation", object_id=str(row.pk))
        .select_related("person")
        .order_by("-sequence")[:_HISTORY],
    }
    return render(request, "evaluation/evaluation.html", context)


def _disagreements(hat: Hat, row: Evaluation) -> Iterable[GradeDisagreement]:
    """What followed from a lower grade by finance, the newest first."""
    if row.kind not in (EvaluationKind.DEPARTMENT, *OF_FINANCE):
        return ()
    return visible(GradeDisagreement, hat).filter(Q(department=row) | Q(finance=row)).order_by("-pk")


def _objections(hat: Hat, row: Evaluation) -> list[tuple[Objection, list[tuple[str, str]]]]:
    """The objections to a conclusion, the newest first, each with what the hat may do about it."""
    if row.kind == EvaluationKind.SELF:
        return []
    found = visible(Objection, hat).filter(evaluation=row).select_related("filed_by", "answered_by", "file")
    listed = list(found.order_by("-pk"))
    doors = doors_of(hat, listed, ANSWER_DOORS)
    return [(each, doors[each.pk]) for each in listed]


def _verb(row: Evaluation) -> str:
    """Who fills it: the unit its own, others theirs."""
    return "evaluation.fill" if row.kind == EvaluationKind.SELF else "evaluation.review"


def _evidence(hat: Hat, record: Record) -> list[EvidenceUse]:
    ids = [each.indicator for each in record.indicators if each.indicator is not None]
    uses = visible(EvidenceUse, hat).filter(indicator__in=ids, removed_at__isnull=True)
    return list(uses.select_related("file", "indicator").order_by("indicator__position", "pk"))


def _shown(hat: Hat, row: Evaluation, content: Content, problems: Mapping[str, str]) -> tuple[Record, Filled]:
    record = record_of(row)
    counts: dict[int, int] = {}
    for each in _evidence(hat, record):
        counts[each.indicator_id or 0] = counts.get(each.indicator_id or 0, 0) + 1
    return record, filled(record, content, outcome(record, content), counts, hints(record, hat), problems)


def _page(
    request: Request, row: Evaluation, content: Content, *, revision: object, problems: Mapping[str, str]
) -> dict[str, Any]:
    hat = hat_of(request)
    record, page = _shown(hat, row, content, problems)
    return {
        "section": "evaluations",
        "row": row,
        "record": record,
        "page": page,
        "content": content,
        "texts": TEXTS,
        "bands": BANDS,
        "of_unit": of_unit,
        "problems": problems,
        "revision": revision,
        "hat_key": hat_key(hat),
        "action": request.get_full_path(),
        "may_attach": may(hat, "evidence.attach"),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@for_hat
def edit(request: Request, pk: int) -> HttpResponse:
    """``/evaluations/<id>/edit``: actual values, evidence and reasons are typed; the rules score along."""
    hat = hat_of(request)
    row = _found(hat, pk)
    if not may(hat, _verb(row), row):
        raise PermissionDenied
    content = evaluation.content(row)
    kept = request.visitor.kept(request.get_full_path())
    if request.method != "POST":
        changed = evaluation.typed(content, changes_sent(kept, content)) if kept is not None else content
        revision = kept.get("revision", row.revision) if kept is not None else row.revision
        context = _page(request, row, changed, revision=revision, problems={}) | {"restored": kept is not None}
        return render(request, "evaluation/edit.html", context)
    sent = request.POST
    revision = sent.get("revision", "")
    changes = merged_changes(sent, content) if "merge" in sent else changes_sent(sent, content)
    try:
        refuse_other_hat(sent, hat)
        save = evaluation.fill if row.kind == EvaluationKind.SELF else evaluation.review
        save(
            evaluation=pk,
            revision=int(revision) if revision.isdecimal() else 0,
            changes=changes,
            by=hat,
            on=clock.now(),
        )
    except StaleVersion as stale:
        context = {"contested": contested(stale, record_of(row)), "row": row, "sentence": str(stale)}
        context |= {"section": "evaluations", "revision": stale.current["revision"], "hat_key": hat_key(hat)}
        return render(request, "evaluation/merge.html", context, status=HTTPStatus.CONFLICT)
    except Missing as gone:
        raise Http404 from gone
    except NotAllowed as refused:
        raise PermissionDenied(*refused.problems.values()) from refused
    except Refused as refused:
        typed = evaluation.typed(content, changes)
        context = _page(request, row, typed, revision=revision, problems=refused.problems) | {"restored": False}
        return render(request, "evaluation/edit.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    request.visitor.say("已保存。")
    return redirect(reverse("evaluation.edit" if "stay" in sent else "evaluation", kwargs={"pk": pk}))


@require_POST
@for_hat
def preview(request: Request, pk: int) -> HttpResponse:
    """What the rules say of what is just being typed; nothing is stored."""
    hat = hat_of(request)
    row = _found(hat, pk)
    if not may(hat, _verb(row), row):
        raise PermissionDenied
    content = evaluation.content(row)
    typed = evaluation.typed(content, changes_sent(request.POST, content))
    context = _page(request, row, typed, revision=row.revision, problems={}) | {"swapped": True}
    return render(request, "evaluation/results.html", context)
