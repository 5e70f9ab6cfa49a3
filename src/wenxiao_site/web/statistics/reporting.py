"""Reports as Word: which, about which years, and whose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao_site.actions import reports as actions
from wenxiao_site.statistics.asking import values
from wenxiao_site.statistics.counting import budgets
from wenxiao_site.web import clock
from wenxiao_site.web.statistics.asked import asked_of
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from wenxiao_site.web.visitors import Request

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@for_hat
def reports(request: Request) -> HttpResponse:
    """``/statistics/reports``: what reports there are; with ``kind``, the report itself."""
    asked, hat = asked_of(request), hat_of(request)
    kind = request.GET.get("kind", "")
    problem = ""
    if kind in actions.KINDS:
        try:
            title, content = actions.report(
                kind, asked.reading, asked.fixed(), clock.today(), asked.post, actions.subject_of(hat)
            )
        except actions.ReportError as error:
            problem = str(error)
        else:
            answer = HttpResponse(content, content_type=WORD)
            answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(title)}.docx"
            return answer
    context = {
        "section": "reports",
        "asked": asked,
        "problem": problem,
        "kinds": actions.KINDS.values(),
        "kind": kind,
        "places": {each: values(asked.reading, each, budgets) for each in ("county", "department")},
        "chosen": dict(asked.question.filters),
    }
    return render(request, "statistics/reports.html", context)
