"""The use of a year's result in the spine of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.timezone import localdate

from wenxiao_site.actions.ceilings import decisions
from wenxiao_site.actions.results import ledger
from wenxiao_site.actions.rounds import seen
from wenxiao_site.registry.models import Remediation, RemediationState, ResultDecision, Stage
from wenxiao_site.visibility import visible
from wenxiao_site.web import clock
from wenxiao_site.web.application.doors import PROJECT_DOORS
from wenxiao_site.web.doors import open_doors
from wenxiao_site.web.projects.spine import Node, days_of_steps, remembered
from wenxiao_site.web.templating import ten_thousands

if TYPE_CHECKING:
    from wenxiao_site.registry.models import Project
    from wenxiao_site.visibility import Hat


def _decided(project: Project, fiscal_year: int, hat: Hat) -> ResultDecision | None:
    found = visible(ResultDecision, hat).filter(project=project, fiscal_year=fiscal_year)
    newest = found.filter(pk__in=decisions().values("pk")).order_by("-pk")
    return remembered(project, f"decision {fiscal_year}", newest.first)


def _open(project: Project, fiscal_year: int, hat: Hat) -> list[Remediation]:
    found = visible(Remediation, hat).filter(project=project, fiscal_year=fiscal_year)
    return remembered(project, f"remediations {fiscal_year}", lambda: list(found.order_by("due_on", "pk")))


def _actions(project: Project, fiscal_year: int, hat: Hat) -> tuple[tuple[str, str], ...]:
    doors = open_doors(hat, project, PROJECT_DOORS)
    return tuple((label, f"{address}?fiscal_year={fiscal_year}") for label, address in doors)


def node(project: Project, fiscal_year: int, hat: Hat) -> Node:
    """What was decided from the result of a year, and the remediation that is open."""
    row = _decided(project, fiscal_year, hat)
    waiting = [each for each in _open(project, fiscal_year, hat) if each.state != RemediationState.VERIFIED]
    due = seen(waiting[0].due_on, clock.today()) if waiting else None
    missing = (f"整改 {len(waiting)} 项",) if waiting else ()
    if row is None:
        evaluated = {"evaluation.accept", "evaluation.conclude"} & days_of_steps(project, fiscal_year, hat).keys()
        if not waiting and not evaluated:
            return Node(Stage.APPLICATION, owner="财政预算科", missing=("评价结果",), actions=())
        return Node(
            Stage.APPLICATION,
            state="待核定",
            light="warning",
            owner="财政预算科",
            due=due,
            missing=("结果应用决定", *missing),
            actions=_actions(project, fiscal_year, hat),
        )
    return Node(
        Stage.APPLICATION,
        state=row.get_use_display(),
        light="warning" if waiting else "good",
        result=f"{row.budget_year} 年控制数 {ten_thousands(row.decided_amount)} 万元",
        on=localdate(row.decided_at),
        owner="项目单位" if waiting else "",
        due=due,
        missing=missing,
        href=reverse("ledger"),
        actions=_actions(project, fiscal_year, hat),
    )


def details(project: Project, fiscal_year: int, hat: Hat) -> tuple[str, dict[str, Any]]:
    """The decision with its reason, what became of the money, and the problems to mend."""
    row = _decided(project, fiscal_year, hat)
    context = {
        "followed": ledger([row])[0] if row is not None else None,
        "remediations": _open(project, fiscal_year, hat),
        "year": fiscal_year,
    }
    return "application/details.html", context
