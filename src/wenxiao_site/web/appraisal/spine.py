"""The appraisal of a project, and its budget request, in its spine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils.timezone import localdate

from wenxiao_site.registry.models import Appraisal, AppraisalState, BudgetRequest, Conclusion, RequestState, Stage
from wenxiao_site.visibility import may, visible
from wenxiao_site.web.appraisal.doors import APPRAISAL_DOORS
from wenxiao_site.web.doors import open_doors
from wenxiao_site.web.projects.spine import Node, remembered
from wenxiao_site.web.templating import ten_thousands

if TYPE_CHECKING:
    from wenxiao_site.registry.models import Project
    from wenxiao_site.visibility import Hat

_LIGHTS: Final = {"SUPPORT": "good", "ADJUST": "warning", "REJECT": "error", "": "info"}
_OWNERS: Final = {
    AppraisalState.OPEN: "项目单位",
    AppraisalState.SCORING: "专家组",
    AppraisalState.EXCHANGE: "财政绩效科",
    AppraisalState.CONCLUDED: "",
}


def _of_year(project: Project, fiscal_year: int, hat: Hat) -> tuple[list[Appraisal], list[BudgetRequest]]:
    """The newest first."""
    appraisals = visible(Appraisal, hat).filter(project=project, fiscal_year=fiscal_year).order_by("-pk")
    requests = visible(BudgetRequest, hat).filter(project=project, fiscal_year=fiscal_year).order_by("-pk")
    found = requests.select_related("round__campaign")
    return remembered(project, f"appraisals {fiscal_year}", lambda: (list(appraisals), list(found)))


def node(project: Project, fiscal_year: int, hat: Hat) -> Node:
    """The newest appraisal of a year, and where its budget request stands."""
    appraisals, requests = _of_year(project, fiscal_year, hat)
    row, request = next(iter(appraisals), None), next(iter(requests), None)
    asked = (
        f"申请 {ten_thousands(request.requested_amount)} 万元（{RequestState(request.state).label}）" if request else ""
    )
    if row is None:
        begin: list[tuple[str, str]] = []
        if project.closed_on is None and may(hat, "appraisal.open_project"):
            address = reverse("appraisal.open_project", kwargs={"pk": project.pk})
            begin.append(("开展事前评估", f"{address}?fiscal_year={fiscal_year}"))
        if request is None and project.closed_on is None and may(hat, "budgets.request"):
            begin.append(("申请预算", reverse("budgets.request", kwargs={"pk": project.pk})))
        if request is None:
            return Node(Stage.APPRAISAL, owner="项目单位", actions=tuple(begin))
        return Node(
            Stage.APPRAISAL,
            state="已申请预算",
            light="info",
            result=asked,
            on=localdate(request.recorded_at),
            missing=("事前评估",) if request.appraisal_required else (),
            href=reverse("budget-request", kwargs={"pk": request.pk}),
            actions=tuple(begin),
        )
    state = AppraisalState(row.state)
    result = Conclusion(row.conclusion).label if row.conclusion else row.get_kind_display()
    return Node(
        Stage.APPRAISAL,
        state=state.label,
        light=_LIGHTS[row.conclusion],
        result="，".join(each for each in (result, asked) if each),
        on=localdate(row.concluded_at or row.recorded_at),
        owner=_OWNERS[state],
        missing=() if row.conclusion else ("评估结论",),
        href=reverse("appraisal", kwargs={"pk": row.pk}),
        actions=tuple(open_doors(hat, row, APPRAISAL_DOORS)),
    )


def details(project: Project, fiscal_year: int, hat: Hat) -> tuple[str, dict[str, Any]]:
    """The appraisals and requests of a year."""
    appraisals, requests = _of_year(project, fiscal_year, hat)
    return "appraisal/details.html", {"appraisals": appraisals, "requests": requests}
