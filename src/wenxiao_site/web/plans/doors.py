"""The verbs of plans, but for the editing itself, which has a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from wenxiao_site.actions import plans
from wenxiao_site.actions.merging import differing
from wenxiao_site.actions.target_changes import score_effect
from wenxiao_site.registry.models import PlanState
from wenxiao_site.web.doors import Door
from wenxiao_site.web.forms import DeedForm, RowForm, hidden, paragraph
from wenxiao_site.web.plans.comparing import rows_of

if TYPE_CHECKING:
    from wenxiao_site.visibility import Hat


def plan_page(plan: Any, _: object = None) -> str:  # noqa: ANN401 - a plan
    """Where a plan is shown."""
    return reverse("plan", kwargs={"pk": plan.pk})


class AsRead(RowForm):
    """Nothing but the revision that was read."""

    revision = hidden(required=True)


class SendBack(DeedForm):
    """What is to be changed."""

    opinion = paragraph("审核意见", "写明需要修改什么。")


class Approve(DeedForm):
    """Words with the approval."""

    opinion = paragraph("审核意见", required=False)


def _in(*states: PlanState) -> Any:  # noqa: ANN401 - a condition on a row
    return lambda row: row is None or row.state in states


def _beside_submission(row: Any, _: Hat) -> dict[str, Any]:  # noqa: ANN401 - a plan
    """For a new version: old and new value side by side, and what it would do to the score, before it is confirmed."""
    if row.version == 1:
        return {"effect": None, "rows": ()}
    content = plans.content(row)
    effect = score_effect(row, content)
    if effect is None:
        return {"effect": None, "rows": ()}
    was = plans.content(effect.before)
    old, new = ({name: each[name] for name in plans.LINES} for each in (was, content))
    return {"effect": effect, "rows": rows_of(*differing(old, new), new)}


_OF: dict[str, Any] = {"then": plan_page, "back": plan_page, "section": "plans"}

PLAN_DOORS = (
    Door(
        verb="plans.submit",
        address="plans/<int:pk>/submit",
        title="提交审核",
        lead="提交后内容不能再改，退回后才能修改。",
        form=AsRead,
        act=lambda sent: plans.submit(plan=sent.row.pk, revision=int(sent.given["revision"]), by=sent.by, on=sent.on),
        button="提交审核",
        said="已提交。",
        opens=_in(PlanState.DRAFT, PlanState.RETURNED),
        template="plans/submit.html",
        beside=_beside_submission,
        **_OF,
    ),
    Door(
        verb="plans.approve",
        address="plans/<int:pk>/approve",
        title="批复",
        form=Approve,
        act=lambda sent: plans.approve(plan=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="批复",
        said="已批复。",
        opens=_in(PlanState.SUBMITTED),
        **_OF,
    ),
    Door(
        verb="plans.send_back",
        address="plans/<int:pk>/send-back",
        title="退回修改",
        form=SendBack,
        act=lambda sent: plans.send_back(plan=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="退回修改",
        said="已退回。",
        opens=_in(PlanState.SUBMITTED),
        **_OF,
    ),
)
