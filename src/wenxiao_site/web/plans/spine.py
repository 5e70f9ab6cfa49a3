"""The plan of a project in its spine: which version stands, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils.timezone import localdate

from wenxiao_site.actions import plans
from wenxiao_site.registry.models import PerformancePlan, PlanState, Stage
from wenxiao_site.visibility import may, visible
from wenxiao_site.web.doors import open_doors
from wenxiao_site.web.plans.doors import PLAN_DOORS
from wenxiao_site.web.plans.editing import TABLES, TITLES, lines_of
from wenxiao_site.web.projects.spine import Node, remembered

if TYPE_CHECKING:
    from wenxiao_site.registry.models import Project
    from wenxiao_site.visibility import Hat

_LIGHTS: Final = {
    PlanState.DRAFT: "warning",
    PlanState.SUBMITTED: "info",
    PlanState.RETURNED: "warning",
    PlanState.APPROVED: "good",
}
_OWNERS: Final = {
    PlanState.DRAFT: "项目单位",
    PlanState.SUBMITTED: "主管部门、财政部门",
    PlanState.RETURNED: "项目单位",
    PlanState.APPROVED: "",
}


def _versions(project: Project, fiscal_year: int, hat: Hat) -> list[PerformancePlan]:
    """Those of the year, the newest first."""
    found = visible(PerformancePlan, hat).filter(project=project, fiscal_year=fiscal_year).order_by("-version")
    return remembered(project, f"plans {fiscal_year}", lambda: list(found))


def node(project: Project, fiscal_year: int, hat: Hat) -> Node:
    """The newest version of the plan of a year."""
    plan = next(iter(_versions(project, fiscal_year, hat)), None)
    if plan is None:
        drafts = project.closed_on is None and may(hat, "plans.draft")
        address = f"{reverse('plans.draft', kwargs={'pk': project.pk})}?fiscal_year={fiscal_year}"
        return Node(
            Stage.TARGETS,
            owner="项目单位",
            missing=("绩效目标表",),
            actions=(("编制绩效目标", address),) if drafts else (),
        )
    state = PlanState(plan.state)
    edits = [("填写", reverse("plan.edit", kwargs={"pk": plan.pk}))]
    is_open = state in {PlanState.DRAFT, PlanState.RETURNED} and may(hat, "plans.revise")
    return Node(
        Stage.TARGETS,
        state=state.label,
        light=_LIGHTS[state],
        result=f"第 {plan.version} 版",
        on=localdate(plan.decided_at or plan.recorded_at),
        owner=_OWNERS[state],
        missing=() if state == PlanState.APPROVED else ("批复",),
        href=reverse("plan", kwargs={"pk": plan.pk}),
        actions=(*(edits if is_open else []), *open_doors(hat, plan, PLAN_DOORS)),
    )


def details(project: Project, fiscal_year: int, hat: Hat) -> tuple[str, dict[str, Any]]:
    """Objectives and indicators, and the versions of the year."""
    versions = _versions(project, fiscal_year, hat)
    plan = next(iter(versions), None)
    lines = lines_of(plans.content(plan), blank=False) if plan else {}
    return "plans/details.html", {
        "plan": plan,
        "versions": versions,
        "lines": lines,
        "tables": TABLES,
        "titles": TITLES,
    }
