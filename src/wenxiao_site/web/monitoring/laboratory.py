"""The alert laboratory: past rounds under several schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao.rulebook import RulebookError
from wenxiao_site.actions import laboratory as actions
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.registry.models import InstrumentDraft, MonitoringRound
from wenxiao_site.visibility import visible
from wenxiao_site.web.monitoring import plots
from wenxiao_site.web.navigation import LABORATORY
from wenxiao_site.web.visitors import for_hat, hat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao.rulebook import Rulebook
    from wenxiao_site.visibility import Hat
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
    draft, problem = _draft(hat, request.GET.get("draft", ""))
    region = hat.post.region_id
    replay = actions.replay(years, hat, region, draft) if years else None
    context = {
        "section": "monitoring-laboratory",
        "known": known,
        "years": years,
        "drafts": drafts,
        "draft": request.GET.get("draft", ""),
        "problem": problem,
        "replay": replay,
        "percent": plots.percent,
        "plot": plots.recall_against_false_alarms(replay) if replay else None,
    }
    return render(request, "monitoring/laboratory.html", context)


def _draft(hat: Hat, asked: str) -> tuple[Rulebook | None, str]:
    """The rulebook with a draft in it, and what is wrong with the draft."""
    row = visible(InstrumentDraft, hat).filter(pk=asked).first() if asked.isdecimal() else None
    if row is None:
        return None, ""
    try:
        return current_rulebook().with_instrument(row.text, row.identifier), ""
    except RulebookError as error:
        return None, f"草案“{row.title}”还不能试用：{error}"
