"""The list of projects, and the file of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao_site.actions import money
from wenxiao_site.registry.models import (
    Account,
    Project,
    ProjectCategory,
    Stage,
)
from wenxiao_site.visibility import visible
from wenxiao_site.web.doors import open_doors
from wenxiao_site.web.lists import page_of
from wenxiao_site.web.projects import parts, spine
from wenxiao_site.web.projects.doors import LIST_DOORS, MONEY_DOORS, PROJECT_DOORS
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao_site.visibility import Hat
    from wenxiao_site.web.visitors import Request

_FLAGS = {
    "is_livelihood": "民生",
    "is_bond": "专项债券",
    "is_transition_fund": "衔接资金",
    "is_classified": "涉密",
}


@require_safe
@for_hat
def projects(request: Request) -> HttpResponse:
    """``/projects``: those in scope, with filters that stay in the address."""
    hat = hat_of(request)
    asked = request.GET
    text, account, category = asked.get("text", "").strip(), asked.get("account", ""), asked.get("category", "")
    found = visible(Project, hat).select_related("unit", "unit__region")
    if text:
        found = found.filter(Q(name__icontains=text) | Q(code__startswith=text) | Q(unit__name__icontains=text))
    if account in Account.values:
        found = found.filter(account=account)
    if category in ProjectCategory.values:
        found = found.filter(category=category)
    if asked.get("open"):
        found = found.filter(closed_on__isnull=True)
    listed = page_of(request, found, ("-id",))
    context = {
        "section": "projects",
        "projects": listed,
        "text": text,
        "account": account,
        "category": category,
        "only_open": bool(asked.get("open")),
        "accounts": Account.choices,
        "categories": ProjectCategory.choices,
        "doors": open_doors(hat, None, LIST_DOORS),
    }
    return render(request, "projects/projects.html", context)


@require_safe
@for_hat
def project(request: Request, pk: int) -> HttpResponse:
    """``/projects/<id>``: the file of a project in the fiscal year that is looked at.

    ``part`` names the part shown below the spine, ``stage`` the stage that is opened in it.
    """
    hat, year = hat_of(request), request.visitor.fiscal_year
    row = _found(hat, pk)
    part = request.GET.get("part", "")
    part = part if part in parts.PARTS else next(iter(parts.PARTS))
    stage = request.GET.get("stage", "")
    years = money.by_year(row.pk)
    context = {
        "section": "projects",
        "row": row,
        "fiscal_year": year,
        "flags": [label for name, label in _FLAGS.items() if getattr(row, name)],
        "strategies": row.strategies.order_by("position", "code"),
        "nodes": spine.nodes(row, year, hat),
        "haves": spine.haves(row, year, hat),
        "years": years,
        "amounts": money.total(years.get(year, [])),
        "doors": open_doors(hat, row, (*PROJECT_DOORS, *MONEY_DOORS)),
        "part": part,
        "parts": [(key, each.label, f"?part={key}#part", None) for key, each in parts.PARTS.items()],
        "stage": stage if stage in Stage.values else "",
        **parts.PARTS[part].context(row, hat),
    }
    if context["stage"]:
        context |= _opened(Stage(stage), row, year, hat)
    return render(request, "projects/project.html", context)


@require_safe
@for_hat
def stage(request: Request, pk: int, name: str) -> HttpResponse:
    """``/projects/<id>/stages/<stage>``: one stage of the spine, opened in place."""
    hat, year = hat_of(request), request.visitor.fiscal_year
    row = _found(hat, pk)
    if name.upper() not in Stage.values:
        raise Http404
    context = {"section": "projects", "row": row, "fiscal_year": year, **_opened(Stage(name.upper()), row, year, hat)}
    return render(
        request, "projects/stage.html" if "HX-Request" in request.headers else "projects/staged.html", context
    )


@require_safe
@for_hat
def panel(request: Request, pk: int, part: str) -> HttpResponse:
    """``/projects/<id>/parts/<part>``: one part of the file, for the panel on the right."""
    hat = hat_of(request)
    row = _found(hat, pk)
    if part not in parts.PARTS:
        raise Http404
    context = {"section": "projects", "row": row, "years": {}, **parts.PARTS[part].context(row, hat)}
    if part == "money":
        context["years"] = money.by_year(row.pk)
    return render(request, "projects/panel.html", context)


def _opened(stage: Stage, row: Project, year: int, hat: Hat) -> dict[str, Any]:
    told = spine.details(stage, row, year, hat)
    template, context = told or ("", {})
    return {"node": spine.node(stage, row, year, hat), "details": template, **context}


def _found(hat: Hat, pk: int) -> Project:
    row = visible(Project, hat).filter(pk=pk).select_related("unit", "unit__region", "responsible").first()
    if row is None:
        raise Http404
    return row
