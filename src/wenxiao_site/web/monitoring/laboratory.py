"""The alert laboratory: past rounds under several schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao_site.actions import laboratory as actions
from wenxiao_site.registry.models import InstrumentDraft, MonitoringRound
from wenxiao_site.visibility import visible
from wenxiao_site.web.monitoring import plots
from wenxiao_site.web.navigation import LABORATORY
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao_site.web.visitors import Request


@require_safe
@for_hat
def laboratory(request: Request) -> HttpResponse:
    """``/monitoring/laboratory``: which alerts would have come, and how the projects ended."""
    hat = hat_of(request)
    if hat.role not in LABORATORY:
        raise PermissionDenied
    known = sorted(set(visible(MonitoringRound, hat).values_list("campaign__fiscal_year", flat=True)), reverse=True)
    chosen = sorted({int(each) for each in request.GET.getlist("year") if each.isdecimal()} & set(known))
    years = chosen or known[:1]
    drafts = visible(InstrumentDraft, hat).order_by("-pk")[:20]
    asked = request.GET.get("draft", "")
    draft = visible(InstrumentDraft, hat).filter(pk=asked).first() if asked.isdecimal() else None
    replay, problem = actions.replayed(years, hat, hat.post.region_id, draft)
    context = {
        "section": "monitoring-laboratory",
        "known": known,
        "years": years,
        "drafts": drafts,
        "draft": asked,
        "problem": problem,
        "replay": replay,
        "percent": plots.percent,
        "plot": plots.recall_against_false_alarms(replay) if replay else None,
    }
    return render(request, "monitoring/laboratory.html", context)
