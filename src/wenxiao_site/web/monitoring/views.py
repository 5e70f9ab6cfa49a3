"""Rounds of monitoring, the board of a round, who has not reported, what would move, and a project's curves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from wenxiao_site.actions import monitoring, monitoring_board
from wenxiao_site.actions import rounds as deadlines
from wenxiao_site.actions.kept import Kept, seen_by
from wenxiao_site.registry.models import Deadline, MonitoringReport, MonitoringRound, Project, ReportState, UnitLink
from wenxiao_site.visibility import may, visible
from wenxiao_site.web import clock
from wenxiao_site.web.doors import open_doors
from wenxiao_site.web.lists import page_of
from wenxiao_site.web.monitoring import plots
from wenxiao_site.web.monitoring.doors import LIST_DOORS, PROJECT_DOORS, ROUND_DOORS
from wenxiao_site.web.tiles import Tile, tiles
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao_site.actions.monitoring_board import Board, Hours
    from wenxiao_site.visibility import Hat
    from wenxiao_site.web.visitors import Request

_RISKY = 20
_BOARDS: Kept[tuple[Board, Hours]] = Kept()


def _round(hat: Hat, pk: int) -> MonitoringRound:
    row = visible(MonitoringRound, hat).filter(pk=pk).select_related("campaign__region").first()
    if row is None:
        raise Http404
    return row


@require_safe
@for_hat
def rounds(request: Request) -> HttpResponse:
    """``/monitoring``: the rounds of the regions in scope and above."""
    hat = hat_of(request)
    found = visible(MonitoringRound, hat).select_related("campaign__region")
    context = {
        "section": "monitoring",
        "rounds": page_of(request, found, ("-id",)),
        "doors": open_doors(hat, None, LIST_DOORS),
    }
    return render(request, "monitoring/rounds.html", context)


@require_safe
@for_hat
def board(request: Request, pk: int) -> HttpResponse:
    """``/monitoring/<id>``: the round at a glance, and projects by risk."""
    hat = hat_of(request)
    row = _round(hat, pk)
    made, hours = _BOARDS.get((seen_by(hat), row.pk), lambda: _whole_round(row, hat))
    reports = visible(MonitoringReport, hat).filter(round=row).exclude(state=ReportState.DRAFT)
    light = request.GET.get("light", "")
    listed = reports.filter(light=light) if light else reports
    due = visible(Deadline, hat).filter(round=row.campaign, unit__isnull=True).order_by("due_on", "pk")
    context = {
        "section": "monitoring",
        "row": row,
        "campaign": row.campaign,
        "board": made,
        "whole": made.whole,
        "deadlines": [(each, deadlines.seen(each.due_on, clock.today())) for each in due],
        "risky": page_of(request, listed.select_related("project__unit"), ("risk", "id"), _RISKY),
        "light": light,
        "tiles": tiles({code: _tile(made.of_region(code)) for code in made.regions}, made.regions),
        "hours": plots.hours(hours),
        "doors": open_doors(hat, row, ROUND_DOORS),
    }
    return render(request, "monitoring/board.html", context)


def _whole_round(row: MonitoringRound, hat: Hat) -> tuple[Board, Hours]:
    made = monitoring_board.board(row, hat)
    return made, monitoring_board.hours(row, hat, made.whole)


def _tile(cell: monitoring_board.Cell) -> Tile:
    words = f"已报 {cell.reported} / {cell.listed}"
    lights = " ".join(f"{label}{cell.lights.get(name, 0)}" for name, label in (("RED", "红"), ("YELLOW", "黄")))
    return Tile(f"{cell.share}%", words, lights, cell.worst.lower() or "none")


@require_safe
@for_hat
def missing(request: Request, pk: int) -> HttpResponse:
    """``/monitoring/<id>/missing``: the projects that have not reported, with their unit and department."""
    hat = hat_of(request)
    row = _round(hat, pk)
    found = monitoring.missing(row, visible(Project, hat)).select_related("unit__region")
    region, department = request.GET.get("region", ""), request.GET.get("department", "")
    if region:
        found = found.filter(unit__region__links_up__ancestor__code=region)
    if department:
        tops = UnitLink.objects.filter(ancestor__code=department, ancestor__parent__isnull=True)
        found = found.filter(unit__in=tops.values("descendant"))
    page = page_of(request, found, ("id",))
    drafts = dict(
        visible(MonitoringReport, hat)
        .filter(round=row, project__in=[each.pk for each in page])
        .values_list("project", "state")
    )
    can = may(hat, "monitoring.draft") and row.campaign.closed_on is None
    context = {
        "section": "monitoring",
        "row": row,
        "campaign": row.campaign,
        "listed": page,
        "states": {pk: ReportState(state).label for pk, state in drafts.items()},
        "begins": can,
        "today": localdate(clock.now()),
    }
    return render(request, "monitoring/missing.html", context)


@require_safe
@for_hat
def moved(request: Request, pk: int) -> HttpResponse:
    """``/monitoring/<id>/moved``: lights of accepted reports that the rules of today would give otherwise."""
    hat = hat_of(request)
    row = _round(hat, pk)
    found = monitoring.rejudged(row, by=hat)
    names = dict(visible(Project, hat).filter(pk__in=found["project"].to_list()).values_list("pk", "name"))
    context = {
        "section": "monitoring",
        "row": row,
        "campaign": row.campaign,
        "rows": [{**each, "name": names.get(each["project"], "")} for each in found.to_dicts()],
    }
    return render(request, "monitoring/moved.html", context)


@require_safe
@for_hat
def curves(request: Request, pk: int) -> HttpResponse:
    """``/monitoring/projects/<id>``: what a project planned and reached, month by month, with its alerts."""
    hat = hat_of(request)
    project = visible(Project, hat).filter(pk=pk).select_related("unit").first()
    if project is None:
        raise Http404
    asked = request.GET.get("fiscal_year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else request.visitor.fiscal_year  # noqa: PLR2004 - a year
    found = visible(MonitoringReport, hat).filter(project=project)
    reports = list(
        found.select_related("round__campaign__region", "project", "plan").order_by(
            "-fiscal_year", "-round__as_of_month"
        )
    )
    series = monitoring_board.year_of(project, year, reports, hat)
    context: dict[str, Any] = {
        "section": "monitoring",
        "project": project,
        "year": year,
        "plots": [plots.curve(each) for each in series],
        "reports": reports,
        "doors": [(each.title, each.href(project)) for each in PROJECT_DOORS if may(hat, each.verb)],
    }
    return render(request, "monitoring/curves.html", context)
