"""Advice while a plan is typed: the form checker's findings, by the names of the fields that they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import Http404, JsonResponse
from django.views.decorators.http import require_POST

from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import Severity
from wenxiao.kernel.scales import Unit, plain
from wenxiao_site.actions import plans
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.plan_forms import assess_plan
from wenxiao_site.registry.models import PerformancePlan, SubDimension
from wenxiao_site.visibility import visible
from wenxiao_site.web.plans.editing import changes_sent
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao.forms.assessment import Assessment
    from wenxiao.kernel.findings import Finding
    from wenxiao_site.web.visitors import Request

_ORDER: Final = list(Severity)
_PATHS: Final = {"level2": "sub_dimension", "level3": "name"}
"""Columns of forms whose fields have other names."""
_FIRST_MONTH: Final = "month_01"
_SUB_DIMENSIONS: Final = {each.label: each.value for each in SubDimension}


@require_POST
@for_hat
def advise(request: Request, pk: int) -> HttpResponse:
    """``/plans/<id>/advice``: what the form checker says of a plan as it is being typed, without saving anything."""
    row = visible(PerformancePlan, hat_of(request)).filter(pk=pk)
    plan = row.select_related("project__unit__region", "unit__region").first()
    if plan is None:
        raise Http404
    stored = plans.content(plan)
    try:
        content = plans.applied(stored, changes_sent(request.POST, stored))
    except Refused as refused:
        return JsonResponse({"findings": [_problem(*each) for each in refused.problems.items()], "points": ""})
    assessment = assess_plan(plan, content)
    return JsonResponse(told(assessment))


def told(assessment: Assessment) -> dict[str, Any]:
    """The findings in the order of the page, and the sum of the points."""
    form = assessment.rows[Grain.FORM][0]
    points = form["indicator_points_sum"]
    return {
        "findings": [shown(each) for each in assessment.findings],
        "points": "" if points is None else plain(int(str(points)), Unit.POINTS.places),
        "points_fit": not form["defect_target_points_sum_to_ninety"],
    }


def shown(finding: Finding) -> dict[str, Any]:
    """A finding as the grid reads it: `path` is the field that it is about, empty where no one field is."""
    path = path_of(finding)
    field = _PATHS.get(finding.suggested_field, finding.suggested_field)
    is_of_line = finding.block == Grain.INDICATOR.value and "/" in path
    suggestion = _SUB_DIMENSIONS.get(finding.suggestion or "", finding.suggestion)
    return {
        "path": path,
        "code": finding.code,
        "severity": finding.severity.value,
        "title": finding.title,
        "message": finding.message,
        "rule": f"{finding.instrument} {finding.article}".strip(),
        "evidence": finding.evidence,
        "suggestion": suggestion if is_of_line else None,
        "suggested_path": f"{path.rpartition('/')[0]}/{field}" if is_of_line and suggestion else "",
    }


def path_of(finding: Finding) -> str:
    """The field of the page that a finding is about."""
    return f"{finding.cell}/{_FIRST_MONTH}" if finding.cell.startswith("curves/") else finding.cell


def _problem(path: str, sentence: str) -> dict[str, Any]:
    """A field that cannot be saved as it stands."""
    return {
        "path": path,
        "code": "",
        "severity": Severity.ERROR.value,
        "title": "",
        "message": sentence,
        "rule": "",
        "evidence": "",
        "suggestion": None,
        "suggested_path": "",
    }
