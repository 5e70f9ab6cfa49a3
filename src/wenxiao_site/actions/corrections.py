"""What is done about an alert: proposed by the unit, approved by whoever may, carried out, verified by another.

The way of handling decides who approves and what the approval does to the records. What is overdue is taken up by
`escalation`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from wenxiao_site.actions import plans, suspensions
from wenxiao_site.actions.auditing import Deed, claim, deed, keep, snapshot
from wenxiao_site.actions.errors import NotAllowed, Refused
from wenxiao_site.actions.merging import differing
from wenxiao_site.registry.models import (
    AmountKind,
    BudgetAmount,
    CorrectionState,
    CorrectiveAction,
    Escalation,
    FundSource,
    Handling,
    Person,
    Role,
    Task,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from wenxiao_site.registry.fields import Exact
    from wenxiao_site.registry.models import MonitoringRound
    from wenxiao_site.visibility import Hat

APPROVERS: Final[dict[str, tuple[Role, ...]]] = {
    Handling.CONTINUE: (Role.DEPARTMENT_REVIEWER, Role.SECTOR_DESK, Role.PERFORMANCE_DESK),
    Handling.MOVE_MONEY: (Role.BUDGET_DESK,),
    Handling.ADJUST_TARGET: (Role.PERFORMANCE_DESK,),
    Handling.SUSPEND: (Role.PERFORMANCE_DESK, Role.BUDGET_DESK),
    Handling.CANCEL: (Role.FINANCE_LEADER,),
}
"""Who approves a way of handling."""

EFFECTS: Final = {
    Handling.CONTINUE: "批准后按整改措施继续执行，预算和目标不变。",
    Handling.MOVE_MONEY: "批准后登记调整后的全年预算数。",
    Handling.ADJUST_TARGET: "批准后登记调整后的全年预算数，并为单位建立绩效目标的下一版。",
    Handling.SUSPEND: "批准后暂停拨付，恢复时须有依据。",
    Handling.CANCEL: "批准后项目终止，不再列入后续监控。",
}
"""What an approval does to the records."""

OVERDUE: Final = "纠偏逾期"
"""How the title of a task about an overdue one begins."""

_CHANGES_MONEY: Final = (Handling.MOVE_MONEY, Handling.ADJUST_TARGET)


def propose(
    *,
    correction: int,
    handling: str,
    measure: str,
    by: Hat,
    on: datetime,
    owner: int | None = None,
    due_on: date | None = None,
    new_budget_amount: Exact | None = None,
) -> CorrectiveAction:
    """Choose how an alert is handled, with who does what by when. Raises Refused.

    `due_on` only where the rulebook gives no number of days.
    """
    with deed("corrections.propose", by=by, on=on) as told:
        row = claim("corrections.propose", CorrectiveAction, correction, by)
        _refuse_state(row, CorrectionState.OPEN)
        before = snapshot(row)
        if handling not in APPROVERS:
            raise Refused({"handling": "请选择处置方式。"})
        if not measure.strip():
            raise Refused({"measure": "请写明整改措施。"})
        if handling in _CHANGES_MONEY and new_budget_amount is None:
            raise Refused({"new_budget_amount": "请填写调整后的全年预算数。"})
        row.handling, row.measure = handling, measure
        row.new_budget_amount = new_budget_amount if handling in _CHANGES_MONEY else None
        row.owner = _person(owner, by)
        _set_due_day(row, due_on, told)
        row.proposed_by, row.state = by.person, CorrectionState.PROPOSED
        _settle(row, told, title=to_handle(row.report.round))
        return _kept(told, row, before)


def approve(*, correction: int, by: Hat, on: datetime, opinion: str = "", document: str = "") -> CorrectiveAction:
    """Approve a way of handling and let it take effect on the records. Raises Refused, NotAllowed."""
    with deed("corrections.approve", by=by, on=on) as told:
        row = claim("corrections.approve", CorrectiveAction, correction, by)
        _refuse_state(row, CorrectionState.PROPOSED)
        if by.role not in APPROVERS[row.handling]:
            who = "、".join(role.label for role in APPROVERS[row.handling])
            raise NotAllowed(f"“{Handling(row.handling).label}”须由{who}批准。")
        if row.proposed_by_id == by.person.pk:
            raise NotAllowed("处置方式须由提出人以外的人批准。")
        before = snapshot(row)
        row.state, row.approved_by, row.opinion = CorrectionState.APPROVED, by.person, opinion
        effect = _EFFECTS.get(row.handling)
        if effect is not None:
            effect(told, row, document)
        return _kept(told, row, before)


def send_back(*, correction: int, opinion: str, by: Hat, on: datetime) -> CorrectiveAction:
    """Ask for another way of handling, or for more to be done. Raises Refused."""
    with deed("corrections.send_back", by=by, on=on) as told:
        row = claim("corrections.send_back", CorrectiveAction, correction, by)
        _refuse_state(row, CorrectionState.PROPOSED, CorrectionState.DONE)
        if not opinion.strip():
            raise Refused({"opinion": "请写明需要修改什么。"})
        before = snapshot(row)
        is_proposal = row.state == CorrectionState.PROPOSED
        row.state = CorrectionState.OPEN if is_proposal else CorrectionState.APPROVED
        row.opinion = opinion
        return _kept(told, row, before)


def finish(*, correction: int, outcome: str, by: Hat, on: datetime) -> CorrectiveAction:
    """Report what has been done. Raises Refused."""
    with deed("corrections.finish", by=by, on=on) as told:
        row = claim("corrections.finish", CorrectiveAction, correction, by)
        _refuse_state(row, CorrectionState.APPROVED)
        if not outcome.strip():
            raise Refused({"outcome": "请写明整改结果。"})
        before = snapshot(row)
        row.outcome, row.done_by, row.state = outcome, by.person, CorrectionState.DONE
        return _kept(told, row, before)


def verify(*, correction: int, by: Hat, on: datetime, opinion: str = "") -> CorrectiveAction:
    """Confirm that it has been done; never by those who proposed or did it. Raises Refused, NotAllowed."""
    with deed("corrections.verify", by=by, on=on) as told:
        row = claim("corrections.verify", CorrectiveAction, correction, by)
        _refuse_state(row, CorrectionState.DONE)
        if by.person.pk in {row.done_by_id, row.proposed_by_id}:
            raise NotAllowed("整改结果须由办理人以外的人核实。")
        before = snapshot(row)
        row.verified_by, row.closed_at, row.opinion = by.person, on, opinion
        row.state = CorrectionState.VERIFIED
        late = CorrectiveAction.objects.filter(project=row.project).exclude(escalation=Escalation.NONE)
        if not late.exclude(state=CorrectionState.VERIFIED).exclude(pk=row.pk).exists():
            _settle(row, told, title__startswith=OVERDUE)
        return _kept(told, row, before)


def to_handle(of: MonitoringRound) -> str:
    """The title of the task to choose how an alert of a round is handled."""
    return f"处置{of.campaign.name}预警"


# --- Inside -----------------------------------------------------------------------------------------------------------


def _adjust_budget(told: Deed, row: CorrectiveAction, document: str) -> None:
    if not document.strip() or row.new_budget_amount is None:
        raise Refused({"document": "请写明预算调整的依据文件。"})
    adjusted = BudgetAmount(
        project=row.project,
        fiscal_year=row.fiscal_year,
        kind=AmountKind.ADJUSTED,
        fund_source=FundSource.CURRENT_YEAR,
        amount=row.new_budget_amount,
        decided_on=told.day,
        document=document,
        recorded_at=told.on,
    )
    keep(adjusted, new=True)
    told.fact(
        row.fiscal_year, project=row.project, adjusted_amount=adjusted.amount, fund_source=FundSource.CURRENT_YEAR
    )


def _adjust_target(told: Deed, row: CorrectiveAction, document: str) -> None:
    _adjust_budget(told, row, document)
    plans.next_version(told, row.project, row.fiscal_year, f"监控预警纠偏：{row.measure}"[:500], document)


def _suspend(told: Deed, row: CorrectiveAction, document: str) -> None:
    if not document.strip():
        raise Refused({"document": "请写明暂停拨付的依据。"})
    suspensions.begun(told, row.project, row.fiscal_year, told.day, row.problem, document, row)


def _cancel(told: Deed, row: CorrectiveAction, document: str) -> None:
    if not document.strip():
        raise Refused({"document": "请写明取消项目的依据。"})
    if row.project.closed_on is not None:
        raise Refused(f"项目已于 {row.project.closed_on} 终止。")
    row.project.closed_on = told.day
    row.project.revision += 1
    keep(row.project)
    told.fact(row.fiscal_year, project=row.project, state="CLOSED", kind="CANCEL", count=1)


_EFFECTS: Final[dict[str, Callable[[Deed, CorrectiveAction, str], None]]] = {
    Handling.MOVE_MONEY: _adjust_budget,
    Handling.ADJUST_TARGET: _adjust_target,
    Handling.SUSPEND: _suspend,
    Handling.CANCEL: _cancel,
}


def _set_due_day(row: CorrectiveAction, due_on: date | None, told: Deed) -> None:
    if row.due_on is not None:
        if due_on is not None and due_on != row.due_on:
            raise Refused({"due_on": f"处置期限由制度确定，是 {row.due_on}。"})
        return
    if due_on is None:
        raise Refused({"due_on": "当地没有规定处置期限，请填写完成日期。"})
    if due_on < told.day:
        raise Refused({"due_on": "完成日期不能早于今天。"})
    row.due_on = due_on


def _person(pk: int | None, by: Hat) -> Person:
    if pk is None:
        return by.person
    person = Person.objects.filter(pk=pk, is_active=True).first()
    if person is None:
        raise Refused({"owner": "没有找到这个人。"})
    return person


def _refuse_state(row: CorrectiveAction, *states: CorrectionState) -> None:
    if row.state not in states:
        raise Refused(f"这项纠偏{CorrectionState(row.state).label}，现在不能这样做。")


def _settle(row: CorrectiveAction, told: Deed, **about: str) -> None:
    """The tasks that this answers are done."""
    Task.objects.filter(project=row.project, done_at__isnull=True, **about).update(done_at=told.on)


def _kept(told: Deed, row: CorrectiveAction, before: dict[str, Any]) -> CorrectiveAction:
    row.revision += 1
    keep(row)
    old, new = differing(before, snapshot(row))
    told.done_to(row, before=old, after=new, project=row.project)
    told.fact(row.fiscal_year, project=row.project, kind=row.handling, state=row.state, count=1)
    return row
