"""Monitoring of a project in its spine: the newest report of the year, its light, and what is being done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils.timezone import localdate

from wenxiao_site.registry.models import CorrectiveAction, MonitoringReport, ReportState, Stage
from wenxiao_site.visibility import may, visible
from wenxiao_site.web.projects.spine import Node

if TYPE_CHECKING:
    from wenxiao_site.registry.models import Project
    from wenxiao_site.visibility import Hat

_LIGHTS: Final = {"RED": "error", "YELLOW": "warning", "GREEN": "good", "BLUE": "info", "NONE": "info"}
_OWNERS: Final = {
    ReportState.DRAFT: "项目单位",
    ReportState.SUBMITTED: "主管部门、财政部门",
    ReportState.RETURNED: "项目单位",
    ReportState.ACCEPTED: "",
}


def node(project: Project, fiscal_year: int, hat: Hat) -> Node:
    """The newest report of a year."""
    found = visible(MonitoringReport, hat).filter(project=project, fiscal_year=fiscal_year)
    row = found.select_related("round__campaign", "correction").order_by("-round__month").first()
    curves = f"{reverse('monitoring-curves', kwargs={'pk': project.pk})}?fiscal_year={fiscal_year}"
    if row is None:
        drafts = project.closed_on is None and may(hat, "monitoring.draft")
        begin = reverse("monitoring.draft", kwargs={"pk": project.pk})
        return Node(
            Stage.MONITORING,
            owner="项目单位",
            missing=("监控表",),
            actions=(("填报监控表", begin),) if drafts else (),
        )
    state = ReportState(row.state)
    correction: CorrectiveAction | None = getattr(row, "correction", None)
    accepted = state == ReportState.ACCEPTED
    acts = [("曲线", curves)]
    if correction is not None:
        acts.insert(0, ("纠偏措施", reverse("correction", kwargs={"pk": correction.pk})))
    return Node(
        Stage.MONITORING,
        state=row.get_light_display() if accepted else state.label,
        light=_LIGHTS[row.light] if accepted else "warning",
        result=row.round.campaign.name,
        on=localdate(row.decided_at or row.submitted_at or row.recorded_at),
        owner=_OWNERS[state],
        missing=_missing(row, correction),
        href=reverse("monitoring-report", kwargs={"pk": row.pk}),
        actions=tuple(acts),
    )


def _missing(row: MonitoringReport, correction: CorrectiveAction | None) -> tuple[str, ...]:
    if row.state != ReportState.ACCEPTED:
        return ("采用",)
    return (f"纠偏（{correction.get_state_display()}）",) if correction and correction.state != "VERIFIED" else ()


def details(project: Project, fiscal_year: int, hat: Hat) -> tuple[str, dict[str, Any]]:
    """Every report of the year with its light and why."""
    found = visible(MonitoringReport, hat).filter(project=project, fiscal_year=fiscal_year)
    return "monitoring/details.html", {"reports": found.select_related("round__campaign").order_by("round__month")}
