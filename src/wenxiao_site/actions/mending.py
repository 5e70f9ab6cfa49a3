"""A target graded 良 is mended on the spot: the reviewer proposes the change, the unit agrees, the plan is changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from wenxiao_site.actions import plans
from wenxiao_site.actions.auditing import Deed, canonical, claim, deed, keep, snapshot
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.grading import latest_review
from wenxiao_site.actions.merging import differing
from wenxiao_site.registry.models import Consequence, MendingState, PerformancePlan, PlanState, TargetMending

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from wenxiao_site.actions.merging import Content
    from wenxiao_site.visibility import Hat

_CHANGED = "您打开之后，这张绩效目标表又有改动。请看过现在的内容再办理。"


def propose(
    *, plan: int, revision: int, changes: Mapping[str, Any], reason: str, by: Hat, on: datetime
) -> TargetMending:
    """Say what is to be changed in a plan that was handed in, read at `revision` and graded 良.

    `changes`: as `plans.revise` takes them, of lines that are there. Raises Refused (fields as there).
    """
    with deed("mending.propose", by=by, on=on) as told:
        row = claim("mending.propose", PerformancePlan, plan, by)
        _refuse_not_as_read(row, revision)
        review = latest_review(row)
        if review is None or review.consequence != Consequence.FIX:
            raise Refused("只有审核为良的目标当场修改：请先填写审核表；需要大改的，请退回修改。")
        before = plans.content(row)
        _refuse_other_lines(before, changes)
        old, new = differing(_lines(before), _lines(plans.applied(before, changes)))
        if not new:
            raise Refused("没有改动：请在需要修改的格里写上新的内容。")
        overtaken = _overtaken(row)
        made = overtaken or TargetMending(plan=row)
        made.review, made.proposed_by, made.proposed_at, made.reason = review, by.person, on, reason.strip()
        made.old, made.new, made.plan_revision = canonical(old), canonical(new), row.revision
        keep(made, new=overtaken is None)
        told.done_to(made, after=snapshot(made), project=row.project, unit=row.unit)
    return made


def answer(*, mending: int, agrees: bool, by: Hat, on: datetime, words: str = "") -> TargetMending:
    """The unit agrees, and the plan is changed at once, still submitted; or it declines with words. Raises Refused."""
    with deed("mending.answer", by=by, on=on) as told:
        row = claim("mending.answer", TargetMending, mending, by)
        plan = PerformancePlan.objects.select_for_update(of=("self",), no_key=True).get(pk=row.plan_id)
        if row.state != MendingState.PROPOSED:
            raise Refused(f"这项修改{MendingState(row.state).label}，不用再答复。")
        _refuse_not_as_read(plan, row.plan_revision)
        before = plans.content(plan)
        row.answer, row.answered_by, row.answered_at = words.strip(), by.person, on
        row.state = MendingState.AGREED if agrees else MendingState.DECLINED
        keep(row)
        if not agrees:
            told.done_to(row, after=snapshot(row), project=plan.project, unit=plan.unit)
            _tell(told, row, plan)
            return row
        plans.write_changes(plan, before, json.loads(row.new))
        row.state, row.mended_revision = MendingState.MENDED, plan.revision
        keep(row)
        old, new = differing(before, plans.content(plan))
        told.done_to(plan, before=old, after=new, project=plan.project, unit=plan.unit)
        _tell(told, row, plan)
    return row


def sides(row: TargetMending) -> tuple[Content, Content]:
    """The parts of the plan's content that differ: before and after."""
    empty: Content = {name: {} for name in plans.LINES}
    return empty | json.loads(row.old), empty | json.loads(row.new)


def _overtaken(plan: PerformancePlan) -> TargetMending | None:
    """A proposal that nobody answered before the plan was sent back and changed: a new one takes its place."""
    waiting = TargetMending.objects.filter(plan=plan, state=MendingState.PROPOSED)
    return waiting.exclude(plan_revision=plan.revision).first()


def _lines(content: Content) -> Content:
    return {name: content[name] for name in plans.LINES}


def _refuse_not_as_read(plan: PerformancePlan, revision: int) -> None:
    if plan.state != PlanState.SUBMITTED:
        raise Refused(f"这张绩效目标表{PlanState(plan.state).label}，现在不能当场修改。")
    if plan.revision != revision:
        raise Refused(_CHANGED)


def _refuse_other_lines(before: Content, changes: Mapping[str, Any]) -> None:
    """On the spot, lines are changed; to add or take away some, the plan goes back. Raises Refused."""
    for name, lines in changes.items():
        if name not in plans.LINES or any(fields is None or key not in before[name] for key, fields in lines.items()):
            raise Refused("当场修改只改已有的行；需要增加或删除的，请退回修改。")


def _tell(told: Deed, row: TargetMending, plan: PerformancePlan) -> None:
    told.fact(plan.fiscal_year, project=plan.project, unit=plan.unit, plan=plan, state=row.state, count=1)
