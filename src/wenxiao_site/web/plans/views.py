"""A plan: read, written, compared with another version."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from wenxiao.forms.drawing import draw
from wenxiao_site.actions import overall, plans
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused, StaleVersion
from wenxiao_site.actions.merging import differing
from wenxiao_site.actions.plan_forms import forms_of
from wenxiao_site.registry.models import Comment, PerformancePlan, PlanState, TargetMending
from wenxiao_site.visibility import may, visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import doors_of, forgetting, open_doors, refuse_other_hat, without_forgetting
from wenxiao_site.web.merging import show_merge
from wenxiao_site.web.plans.comparing import rows_of
from wenxiao_site.web.plans.doors import PLAN_DOORS
from wenxiao_site.web.plans.editing import (
    HEAD,
    TITLES,
    changes_sent,
    contested,
    grid,
    lines_of,
    lines_sent,
    names_of_curves,
    tables_of,
)
from wenxiao_site.web.targets.doors import ANSWER_DOORS, mending_rows
from wenxiao_site.web.visitors import for_hat, hat_key, hat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao_site.visibility import Hat
    from wenxiao_site.web.visitors import Request

_EDITABLE = (PlanState.DRAFT, PlanState.RETURNED)
_MORE_TIME = "请联系财政绩效科给本单位延期，延期后打开就能提交。"


def _found(hat: Hat, pk: int) -> PerformancePlan:
    found = visible(PerformancePlan, hat).filter(pk=pk).select_related("project", "unit", "project__unit").first()
    if found is None:
        raise Http404
    return found


def _frame(hat: Hat, row: PerformancePlan) -> dict[str, Any]:
    """What both the page and the form show around the table."""
    versions = visible(PerformancePlan, hat).filter(project=row.project, unit=row.unit, fiscal_year=row.fiscal_year)
    edits = row.state in _EDITABLE and may(hat, "plans.revise", row)
    late = plans.too_late(row, clock.today()) if edits else ""
    return {
        "section": "plans",
        "row": row,
        "owner": row.project or row.unit,
        "versions": versions.order_by("-version"),
        "tables": tables_of(row),
        "titles": TITLES,
        "hat_key": hat_key(hat),
        "edits": edits,
        "doors": open_doors(hat, row, PLAN_DOORS),
        "late": f"{late}，填写的内容可以保存，现在不能提交。{_MORE_TIME}" if late else "",
    }


@require_safe
@for_hat
def plan(request: Request, pk: int) -> HttpResponse:
    """``/plans/<id>``: a version as it stands."""
    hat = hat_of(request)
    row = _found(hat, pk)
    content = plans.content(row)
    frame = _frame(hat, row)
    context = frame | {
        "lines": lines_of(content, blank=False),
        "tables": {name: each for name, each in frame["tables"].items() if name not in plans.OF_A_UNIT},
        "row_names": {"curves": names_of_curves(content)},
        "overview": overall.overview(row, content) if row.unit_id else None,
        "proposable": _proposable(hat, row),
        "mendings": _mendings(hat, row, content),
        "comments": visible(Comment, hat).filter(plan=row, resolved_at__isnull=True).select_related("author"),
    }
    return render(request, "plans/plan.html", context)


def _mendings(hat: Hat, row: PerformancePlan, content: dict[str, Any]) -> list[Any]:
    """What was to be changed on the spot, the newest first, with the doors open to a hat."""
    found = visible(TargetMending, hat).filter(plan=row).select_related("proposed_by", "answered_by").order_by("-pk")
    listed = list(found)
    doors = doors_of(hat, listed, ANSWER_DOORS)
    return [(each, mending_rows(each, content), doors[each.pk]) for each in listed]


def _proposable(hat: Hat, row: PerformancePlan) -> list[tuple[str, str]]:
    """The indicators that this hat may propose for the library."""
    if row.state != PlanState.APPROVED or not may(hat, "library.propose"):
        return []
    return [(each.name, reverse("library.propose", kwargs={"pk": each.pk})) for each in row.indicators.all()]


@require_safe
@for_hat
def official(request: Request, pk: int) -> HttpResponse:
    """``/plans/<id>/print``: the plan of a project in its official layout, ready to print."""
    hat = hat_of(request)
    row = _found(hat, pk)
    if row.project is None:
        raise Http404
    form = forms_of([row])[0]
    context = {"section": "plans", "row": row, "drawing": draw(form.form_type, form)}
    return render(request, "plans/print.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_hat
def revise(request: Request, pk: int) -> HttpResponse:
    """``/plans/<id>/edit``: the table to fill in."""
    hat = hat_of(request)
    row = _found(hat, pk)
    if not may(hat, "plans.revise", row):
        raise PermissionDenied
    path = request.get_full_path()
    if request.method != "POST" and "forget" in request.GET:
        request.visitor.hand_in(without_forgetting(path))
        return redirect(without_forgetting(path))
    content = plans.content(row)
    carrying = (
        {each.code: each.name for each in overall.projects_of(row)[: overall.MOST_PROJECTS]} if row.unit_id else {}
    )
    context = _frame(hat, row) | grid(row, content)
    context["row_names"] = {"curves": names_of_curves(content), "carriers": carrying}
    context |= {"problems": {}, "restored": False, "action": path, "drafted_at": None}
    context["forgetting"] = forgetting(path)
    kept = request.visitor.kept(path)
    if request.method != "POST" and kept is None and (drafted := request.visitor.drafted(path)):
        kept, context["drafted_at"] = drafted
    if request.method != "POST" and kept is None:
        context |= {"head": {name: content[name] for name in HEAD}, "revision": row.revision}
        return render(request, "plans/edit.html", context | {"lines": lines_of(content, blank=True, projects=carrying)})
    sent = request.POST if kept is None else kept
    problems: dict[str, str] = {}
    if kept is None:
        revision = sent.get("revision", "")
        try:
            refuse_other_hat(sent, hat)
            plans.revise(
                plan=pk,
                revision=int(revision) if revision.isdecimal() else 0,
                changes=changes_sent(sent, content),
                by=hat,
                on=clock.now(),
            )
        except StaleVersion as stale:
            title = f"{row.project or row.unit} {row.fiscal_year} 年度绩效目标"
            return show_merge(
                request, contested(stale), stale, title=title, back=request.get_full_path(), section="projects"
            )
        except Missing as missing:
            raise Http404 from missing
        except NotAllowed as refused:
            raise PermissionDenied(*refused.problems.values()) from refused
        except Refused as refused:
            problems = dict(refused.problems)
        else:
            request.visitor.hand_in(path)
            late = plans.too_late(row, clock.today())
            request.visitor.say(f"已保存为草稿；{late}，现在不能提交。{_MORE_TIME}" if late else "已保存。")
            return redirect(reverse("plan.edit" if "stay" in sent else "plan", kwargs={"pk": pk}))
    context |= {
        "head": {name: sent.get(name, content[name]) for name in HEAD},
        "revision": sent.get("revision", row.revision),
        "lines": lines_sent(sent, content, problems),
        "problems": problems,
        "restored": kept is not None and context["drafted_at"] is None,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK
    return render(request, "plans/edit.html", context, status=status)


@require_safe
@for_hat
def compare(request: Request, pk: int, other: int) -> HttpResponse:
    """``/plans/<id>/compare/<id>``: what two versions say differently."""
    hat = hat_of(request)
    before, after = _found(hat, other), _found(hat, pk)
    old, new = ({name: each[name] for name in plans.LINES} for each in map(plans.content, (before, after)))
    rows = rows_of(*differing(old, new), new)
    context = {"section": "plans", "before": before, "after": after, "rows": rows}
    return render(request, "plans/compare.html", context | {"owner": after.project or after.unit})
