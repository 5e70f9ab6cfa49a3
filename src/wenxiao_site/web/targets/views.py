"""The queue of targets that wait for a review."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from wenxiao_site.actions import rounds, targets
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.plan_forms import assess_plans
from wenxiao_site.registry.models import Deadline, PerformancePlan, Role, Stage, Step, TargetReview
from wenxiao_site.visibility import may, visible
from wenxiao_site.web import clock
from wenxiao_site.web.check.sheet import counts
from wenxiao_site.web.doors import refuse_other_hat
from wenxiao_site.web.lists import page_of
from wenxiao_site.web.visitors import for_hat, hat_key, hat_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from wenxiao_site.visibility import Hat
    from wenxiao_site.web.visitors import Request

_STEP: Final = {Role.DEPARTMENT_REVIEWER: Step.DEPARTMENT}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A plan in the queue. `counts`: findings by severity; `last`: the newest review of it."""

    plan: PerformancePlan
    counts: dict[str, int]
    last: TargetReview | None

    @property
    def is_clean(self) -> bool:
        """Whether the checks find no error and no warning."""
        return not (self.counts["error"] or self.counts["warning"])


def _context(request: Request, hat: Hat) -> dict[str, Any]:
    year = request.visitor.fiscal_year
    listed = page_of(request, targets.waiting(hat).filter(fiscal_year=year), ("id",))
    rows = list(listed)
    last = {each.plan_id: each for each in visible(TargetReview, hat).filter(plan__in=rows).order_by("pk")}
    found = [
        Waiting(plan, counts(each.findings), last.get(plan.pk))
        for plan, each in zip(rows, assess_plans(rows), strict=True)
    ]
    deadlines = visible(Deadline, hat).filter(
        round__stage=Stage.TARGETS,
        round__fiscal_year=year,
        round__closed_on__isnull=True,
        step=_STEP.get(hat.role, Step.FINANCE),
        unit__isnull=True,
    )
    due = deadlines.order_by("-due_on").first()
    return {
        "section": "targets",
        "fiscal_year": year,
        "listed": listed,
        "found": found,
        "due": rounds.seen(due.due_on, clock.today()) if due else None,
        "hat_key": hat_key(hat),
        "problem": "",
    }


@require_safe
@for_hat
def queue(request: Request) -> HttpResponse:
    """``/targets/review``: what was handed in and waits for this hat, with what the checks find."""
    hat = hat_of(request)
    if not may(hat, "targets.review"):
        raise PermissionDenied
    return render(request, "targets/queue.html", _context(request, hat))


@require_POST
@for_hat
def pass_clean(request: Request) -> HttpResponse:
    """``/targets/review/pass``: those that were ticked and on which nothing is found, with full points."""
    hat, sent = hat_of(request), request.POST
    if not may(hat, "targets.pass_clean"):
        raise PermissionDenied
    picked = [int(each) for each in sent.getlist("pick") if each.isdecimal() and len(each) < 19]  # noqa: PLR2004 - BIGINT
    try:
        refuse_other_hat(sent, hat)
        done = targets.pass_clean(plans=picked, by=hat, on=clock.now())
    except Refused as refused:
        context = _context(request, hat) | {"problem": " ".join(refused.problems.values())}
        return render(request, "targets/queue.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    request.visitor.say(f"已通过 {len(done)} 张绩效目标表。")
    return redirect(reverse("targets"))
