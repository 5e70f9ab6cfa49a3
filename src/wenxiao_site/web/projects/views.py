"""The list of projects, and the file of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wenxiao_site.actions import money
from wenxiao_site.registry.models import (
    Account,
    Project,
    ProjectCategory,
    Region,
    RegionLink,
    Stage,
    Unit,
    UnitLink,
)
from wenxiao_site.visibility import visible
from wenxiao_site.web.appraisal.doors import PROJECT_DOORS as APPRAISAL_DOORS
from wenxiao_site.web.budgets.doors import PROJECT_DOORS as BUDGET_DOORS
from wenxiao_site.web.doors import open_doors
from wenxiao_site.web.lists import Cell, Column, Filter, Listing, listed
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
_CHOICES = 200


def _units(hat: Hat) -> list[tuple[str, str]]:
    """Departments and units of one's own region that have projects; a region with many is narrowed by searching."""
    found = visible(Unit, hat).filter(valid_to__isnull=True, tier=1).select_related("region").order_by("region__code")
    return [(str(each.pk), f"{each.name}（{each.region.name}）") for each in found[:_CHOICES]]


def _regions(hat: Hat) -> list[tuple[str, str]]:
    return [(str(each.pk), each.name) for each in visible(Region, hat).order_by("code")[:_CHOICES]]


def _below(value: str) -> Q:
    return Q(unit__in=UnitLink.objects.filter(ancestor=int(value)).values("descendant"))


def _in_region(value: str) -> Q:
    within = RegionLink.objects.filter(ancestor=int(value)).values("descendant")
    return Q(unit__in=Unit.objects.filter(region__in=within).values("pk"))


def _page_of(row: Project) -> Cell:
    return Cell(row.name, reverse("project", kwargs={"pk": row.pk}))


PROJECTS: Final = Listing(
    route="projects",
    title="项目",
    columns=(
        Column("name", "项目名称", _page_of),
        Column("code", "项目代码", lambda row: row.code, "code"),
        Column("unit", "单位", lambda row: Cell(row.unit.name, under=row.unit.region.name)),
        Column("account", "所属预算", lambda row: row.get_account_display()),
        Column("category", "类别", lambda row: row.get_category_display()),
        Column("novelty", "新增或延续", lambda row: row.get_novelty_display(), is_shown=False),
        Column("years", "年度", lambda row: f"{row.first_year}–{row.last_year or '长期'}"),
        Column("functional_code", "功能科目", lambda row: row.functional_code, "code", is_shown=False),
        Column("transfer", "转移支付", lambda row: row.get_transfer_kind_display(), is_shown=False),
        Column("flags", "标记", lambda row: "、".join(word for name, word in _FLAGS.items() if getattr(row, name))),
        Column("state", "状态", lambda row: f"{row.closed_on} 终止" if row.closed_on else "在库"),
    ),
    filters=(
        Filter("region", "地区", _regions, _in_region),
        Filter("unit", "部门", _units, _below),
        Filter("account", "所属预算", lambda _: Account.choices, lambda value: Q(account=value)),
        Filter("category", "项目类别", lambda _: ProjectCategory.choices, lambda value: Q(category=value)),
        Filter("flag", "标记", lambda _: _FLAGS.items(), lambda value: Q(**{value: True})),
        Filter(
            "state",
            "状态",
            lambda _: (("open", "在库"), ("closed", "已终止")),
            lambda value: Q(closed_on__isnull=value == "open"),
        ),
    ),
    search=("search",),
)


@require_safe
@for_hat
def projects(request: Request) -> HttpResponse:
    """``/projects``: those in scope, with filters that stay in the address."""
    hat = hat_of(request)
    found = visible(Project, hat).select_related("unit", "unit__region")
    context = {"doors": open_doors(hat, None, LIST_DOORS)}
    return listed(request, PROJECTS, found, "projects/projects.html", context)


@require_safe
@for_hat
def project(request: Request, pk: int) -> HttpResponse:
    """``/projects/<id>``: the file of a project in the fiscal year that is looked at.

    ``part`` names the part shown below the spine, ``stage`` the stage that is opened in it.
    """
    hat, year = hat_of(request), request.visitor.fiscal_year
    row = _found(hat, pk)
    stage = request.GET.get("stage", "")
    part = request.GET.get("part", "")
    if stage in Stage.values:
        part = ""  # one thing is opened at a time
    elif part not in parts.PARTS:
        part = next(iter(parts.PARTS))
    recorded = parts.money_of(row, hat)
    context = {
        "section": "projects",
        "row": row,
        "fiscal_year": year,
        "flags": [label for name, label in _FLAGS.items() if getattr(row, name)],
        "strategies": row.strategies.order_by("position", "code"),
        "nodes": (nodes := spine.nodes(row, year, hat)),
        "haves": spine.haves(row, year, hat),
        "runs": spine.runs(row, year),
        **recorded,
        "amounts": money.total(recorded["years"].get(year, [])),
        "doors": open_doors(hat, row, (*BUDGET_DOORS, *APPRAISAL_DOORS, *PROJECT_DOORS, *MONEY_DOORS)),
        "part": part,
        "parts": [(key, each.label, f"?part={key}#part", None) for key, each in parts.PARTS.items()],
        "stage": stage if stage in Stage.values else "",
        **(parts.PARTS[part].context(row, hat) if part else {}),
    }
    if context["stage"]:
        node = next(each for each in nodes if each.stage == stage)
        context |= {"node": node, **_details(Stage(stage), row, year, hat)}
    return render(request, "projects/project.html", context)


@require_safe
@for_hat
def stage(request: Request, pk: int, name: str) -> HttpResponse:
    """``/projects/<id>/stages/<stage>``: one stage of the spine, opened in place."""
    hat, year = hat_of(request), request.visitor.fiscal_year
    row = _found(hat, pk)
    if name.upper() not in Stage.values:
        raise Http404
    asked = Stage(name.upper())
    context = {"section": "projects", "row": row, "fiscal_year": year, "node": spine.node(asked, row, year, hat)}
    context |= _details(asked, row, year, hat)
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
    context = {"section": "projects", "row": row, **parts.PARTS[part].context(row, hat)}
    if part == "money":
        context |= parts.money_of(row, hat)
    return render(request, "projects/panel.html", context)


def _details(stage: Stage, row: Project, year: int, hat: Hat) -> dict[str, Any]:
    template, context = spine.details(stage, row, year, hat) or ("", {})
    return {"details": template, **context}


def _found(hat: Hat, pk: int) -> Project:
    row = visible(Project, hat).filter(pk=pk).select_related("unit", "unit__region", "responsible").first()
    if row is None:
        raise Http404
    return row
