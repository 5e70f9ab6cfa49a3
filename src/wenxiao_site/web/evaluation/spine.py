"""The evaluations of a project in its spine: the unit's own first, then those that looked at it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils.timezone import localdate

from wenxiao_site.registry.models import Evaluation, EvaluationKind, EvaluationState, Stage
from wenxiao_site.visibility import may, visible
from wenxiao_site.web.doors import open_doors
from wenxiao_site.web.evaluation.doors import EVALUATION_DOORS
from wenxiao_site.web.projects.spine import Node

if TYPE_CHECKING:
    from wenxiao_site.registry.models import Project
    from wenxiao_site.visibility import Hat

_LIGHTS: Final = {
    EvaluationState.DRAFT: "warning",
    EvaluationState.SUBMITTED: "info",
    EvaluationState.FORWARDED: "info",
    EvaluationState.RETURNED: "warning",
}
_OWNERS: Final = {
    EvaluationState.DRAFT: "项目单位",
    EvaluationState.SUBMITTED: "主管部门",
    EvaluationState.FORWARDED: "财政部门",
    EvaluationState.RETURNED: "项目单位",
}
_EDITABLE: Final = (EvaluationState.DRAFT, EvaluationState.RETURNED)


def _of_year(project: Project, fiscal_year: int, hat: Hat) -> list[Evaluation]:
    found = list(visible(Evaluation, hat).filter(project=project, fiscal_year=fiscal_year).order_by("pk"))
    return sorted(found, key=lambda each: each.kind != EvaluationKind.SELF)


def node(project: Project, fiscal_year: int, hat: Hat) -> Node:
    """The self-evaluation of a year with its points; where there is none, whether one may be opened."""
    found = _of_year(project, fiscal_year, hat)
    chooses = f"{reverse('evaluation.select', kwargs={'pk': project.pk})}?fiscal_year={fiscal_year}"
    choice = [("选取评价", chooses)] if may(hat, "evaluation.select") else []
    if not found:
        address = f"{reverse('evaluation.open', kwargs={'pk': project.pk})}?fiscal_year={fiscal_year}"
        opens = project.closed_on is None and may(hat, "evaluation.open")
        return Node(
            Stage.EVALUATION,
            owner="项目单位",
            missing=("单位自评",),
            actions=(*([("开展自评", address)] if opens else []), *choice),
        )
    row = found[0]
    state = EvaluationState(row.state)
    fills = state in _EDITABLE and row.kind == EvaluationKind.SELF and may(hat, "evaluation.fill")
    points = "" if row.score is None else f"{row.score} 分，{row.get_grade_display()}"
    others = len(found) - 1
    return Node(
        Stage.EVALUATION,
        state=f"{row.get_kind_display()}{state.label}",
        light=_LIGHTS.get(state, "good"),
        result=f"{points}{f'；另有 {others} 次评价' if others else ''}",
        on=localdate(row.decided_at or row.submitted_at or row.recorded_at),
        owner=_OWNERS.get(state, ""),
        missing=("采纳",) if state in _OWNERS else (),
        href=reverse("evaluation", kwargs={"pk": row.pk}),
        actions=(
            *([("填写", reverse("evaluation.edit", kwargs={"pk": row.pk}))] if fills else []),
            *open_doors(hat, row, EVALUATION_DOORS),
            *choice,
        ),
    )


def details(project: Project, fiscal_year: int, hat: Hat) -> tuple[str, dict[str, Any]]:
    """Every evaluation of the year with its points."""
    return "evaluation/details.html", {"evaluations": _of_year(project, fiscal_year, hat), "year": fiscal_year}
