"""Decisions about what a result does to the budget of a coming year, to the policy, and to management."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wenxiao_site.actions.auditing import claim, deed, keep, snapshot
from wenxiao_site.actions.ceilings import decisions
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.results import GRADES, grades, recommendation, yuan
from wenxiao_site.registry.models import (
    AmountKind,
    BudgetAmount,
    DecisionOutcome,
    Notification,
    PolicyEffect,
    Post,
    Project,
    ResultDecision,
    ResultUse,
    Role,
    in_force,
)

if TYPE_CHECKING:
    from datetime import date, datetime

    from wenxiao_site.registry.fields import Exact
    from wenxiao_site.visibility import Hat


def decide(
    *,
    project: int,
    fiscal_year: int,
    budget_year: int,
    outcome: str,
    decision_reason: str,
    by: Hat,
    on: datetime,
    decided_amount: Exact | None = None,
    policy_effect: str = PolicyEffect.CONTINUE,
    management: str = "",
    management_due_on: date | None = None,
) -> ResultDecision:
    """Accept, change or refuse what the rules recommend for `budget_year` from the result of `fiscal_year`.

    The decided amount becomes the ceiling. `decided_amount` in yuan is given for a change; a refusal without one leaves
    the base as it is. Raises Refused without a result, and for a budget year that is over or approved.
    """
    with deed("application.decide", by=by, on=on) as told:
        owner = claim("application.decide", Project, project, by)
        _refuse_closed(owner, budget_year, told.day)
        found = recommendation(owner, fiscal_year)
        if found is None:
            raise Refused({"fiscal_year": f"{fiscal_year} 年度还没有评价结果或预算，不能据以安排预算。"})
        row = found.row
        base, recommended = yuan(row["result_base_amount"]), yuan(row["recommended_ceiling_amount"])
        if base is None or recommended is None:
            raise Refused({"budget_year": "压减的基数还不知道，现在不能核定。"})
        made = ResultDecision(
            project=owner,
            fiscal_year=fiscal_year,
            budget_year=budget_year,
            score=yuan(row["result_score"]),
            grade=next(name for name, label in GRADES.items() if label == row["result_grade"]),
            base_amount=base,
            recommended_amount=recommended,
            recommended_use=row["recommended_use"],
            reason=found.reason,
            rulebook_digest=found.resolution.digest,
            outcome=outcome,
            decision_reason=decision_reason.strip(),
            is_held=row["money_is_held"],
            policy_effect=policy_effect,
            management=management.strip(),
            management_due_on=management_due_on,
            replaces=decisions().filter(project=owner, budget_year=budget_year).first(),
            decided_by=by.person,
            decided_at=on,
        )
        made.decided_amount = _amount(outcome, decided_amount, base, recommended)
        made.clean_fields(exclude=["project", "replaces", "decided_by", "use"])
        moved = made.base_amount - made.decided_amount
        made.use = _use(made)
        keep(made, new=True)
        told.done_to(made, after=snapshot(made), project=owner)
        told.fact(
            fiscal_year,
            project=owner,
            kind="BUDGET",
            amount=abs(moved),
            state=made.use,
            score=made.score,
            grade=made.grade,
            requested_amount=made.base_amount,
            supported_amount=made.decided_amount,
            count=1,
        )
    return made


def give_feedback(*, project: int, fiscal_year: int, text: str, by: Hat, on: datetime) -> Project:
    """Tell a unit the result of a year in words, where nothing has to be mended. Raises Refused."""
    if not text.strip():
        raise Refused({"text": "请写明反馈的内容。"})
    with deed("application.give_feedback", by=by, on=on) as told:
        owner = claim("application.give_feedback", Project, project, by)
        if grades([fiscal_year], Project.objects.filter(pk=project)).is_empty():
            raise Refused({"fiscal_year": f"{fiscal_year} 年度还没有评价结果，没有可以反馈的。"})
        posts = Post.objects.filter(in_force(told.day), unit=owner.unit_id)
        people = posts.filter(role__in=(Role.UNIT_CLERK, Role.UNIT_HEAD)).values_list("person", flat=True)
        words = f"{fiscal_year} 年度评价结果反馈：{text.strip()}"
        Notification.objects.bulk_create(
            [Notification(person_id=person, text=words[:500], project=owner, sent_at=on) for person in people]
        )
        told.done_to(owner, after={"fiscal_year": fiscal_year, "text": text.strip()}, project=owner)
        told.fact(fiscal_year, project=owner, count=1)
    return owner


def _amount(outcome: str, given: Exact | None, base: Any, recommended: Any) -> Any:  # noqa: ANN401 - amounts
    if outcome == DecisionOutcome.ACCEPT:
        return recommended if given in (None, "") else given
    if given not in (None, ""):
        return given
    if outcome == DecisionOutcome.REFUSE:
        return base
    raise Refused({"decided_amount": "调整建议时，请填写核定控制数。"})


def _use(row: ResultDecision) -> ResultUse:
    """What the decision does to the money, whatever was recommended."""
    decided, base = row.decided_amount, row.base_amount
    if decided == base:
        return ResultUse.KEEP
    if decided > base:
        return ResultUse.RAISE
    if decided == 0:
        return ResultUse.CANCEL
    return ResultUse.RECOVER if row.recommended_use == ResultUse.RECOVER else ResultUse.CUT


def _refuse_closed(project: Project, budget_year: int, day: date) -> None:
    if day.year > budget_year:
        raise Refused({"budget_year": f"{budget_year} 年度已经结束，不能再核定控制数。"})
    approved = BudgetAmount.objects.filter(project=project, fiscal_year=budget_year, kind=AmountKind.APPROVED)
    first = approved.order_by("decided_on").first()
    if first is not None:
        raise Refused(
            {"budget_year": f"{budget_year} 年预算已于 {first.decided_on} 批复（{first.document}），不能再核定控制数。"}
        )
