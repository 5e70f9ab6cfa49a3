"""Zero-based budgeting: what must be paid with its proof, ratings of requests, and the allocation that is settled."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Q, Sum

from wenxiao_site.actions.auditing import canonical, claim, deed, keep, snapshot
from wenxiao_site.actions.errors import Missing, Refused
from wenxiao_site.actions.merging import differing
from wenxiao_site.actions.requests_from_zero import propose, read
from wenxiao_site.registry.models import (
    Allocation,
    AmountKind,
    BudgetAmount,
    EvidenceFile,
    Obligation,
    ObligationState,
    Project,
    RequestRating,
    Unit,
    UnitLink,
)
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from wenxiao_site.registry.fields import Exact
    from wenxiao_site.visibility import Hat


def claim_obligation(
    *,
    project: int,
    fiscal_year: int,
    basis: str,
    amount: Exact,
    document: str,
    evidence: int,
    by: Hat,
    on: datetime,
) -> Obligation:
    """Say that a part of a request (yuan) must be paid: by law, by contract or for safety, with the proof.

    Raises Refused, also where no request is recorded or the parts exceed it.
    """
    with deed("zero_based.claim_obligation", by=by, on=on) as told:
        owner = claim("zero_based.claim_obligation", Project, project, by)
        file = visible(EvidenceFile, by).filter(pk=evidence, discarded_at__isnull=True).first()
        if file is None:
            raise Missing
        _refuse_settled(owner, fiscal_year, told.day)
        row = Obligation(
            project=owner,
            fiscal_year=fiscal_year,
            basis=basis,
            amount=amount,
            document=document.strip(),
            evidence=file,
            claimed_by=by.person,
            claimed_at=on,
        )
        keep(row, new=True)
        _refuse_beyond_request(row)
        told.done_to(row, after=snapshot(row), project=owner)
        told.fact(fiscal_year, project=owner, kind=row.basis, state=row.state, amount=row.amount, count=1)
    return row


def judge_obligation(*, obligation: int, is_confirmed: bool, opinion: str, by: Hat, on: datetime) -> Obligation:
    """Somebody else looks at the proof and confirms or refuses it. Raises Refused."""
    with deed("zero_based.judge_obligation", by=by, on=on) as told:
        row = claim("zero_based.judge_obligation", Obligation, obligation, by)
        if row.state != ObligationState.CLAIMED:
            raise Refused(f"这项必保支出{row.get_state_display()}，不必再核实。")
        if not opinion.strip():
            raise Refused({"opinion": "请写明核实意见。"})
        before = snapshot(row)
        row.state = ObligationState.CONFIRMED if is_confirmed else ObligationState.REFUSED
        row.opinion, row.judged_by, row.judged_at = opinion.strip(), by.person, on
        keep(row)
        old, new = differing(before, snapshot(row))
        told.done_to(row, before=old, after=new, project=row.project)
        told.fact(row.fiscal_year, project=row.project, kind=row.basis, state=row.state, amount=row.amount, count=1)
    return row


def rate(
    *,
    project: int,
    fiscal_year: int,
    opinion: str,
    by: Hat,
    on: datetime,
    need_points: Exact | None = None,
    readiness_points: Exact | None = None,
    cost_effectiveness_points: Exact | None = None,
    is_divisible: bool = False,
) -> RequestRating:
    """Rate a request by what the records do not tell: 0 to 100 points each, None where nothing is said.

    A later rating takes the place of the earlier one. Raises Refused.
    """
    points = {
        "need_points": need_points,
        "readiness_points": readiness_points,
        "cost_effectiveness_points": cost_effectiveness_points,
    }
    with deed("zero_based.rate", by=by, on=on) as told:
        owner = claim("zero_based.rate", Project, project, by)
        _refuse_settled(owner, fiscal_year, told.day)
        if all(each in (None, "") for each in points.values()):
            raise Refused({"need_points": "请至少评一项。"})
        row = RequestRating(
            project=owner,
            fiscal_year=fiscal_year,
            **{name: None if each == "" else each for name, each in points.items()},
            is_divisible=is_divisible,
            opinion=opinion.strip(),
            replaces=RequestRating.objects.filter(
                project=owner, fiscal_year=fiscal_year, replaced_by__isnull=True
            ).first(),
            rated_by=by.person,
            rated_at=on,
        )
        keep(row, new=True)
        told.done_to(row, after=snapshot(row), project=owner)
    return row


def settle(
    *, unit: int, fiscal_year: int, settings: Mapping[str, str], reason: str, by: Hat, on: datetime
) -> Allocation:
    """Settle what a department's requests get under a ceiling, as `requests_from_zero.propose` fits them.

    `settings`: as typed (ceiling in 万元, weights, share). From then on finance supports no more for a project than it
    was allocated. Raises Refused: wrong settings, a ceiling below what must be paid, a floor that cannot be met, a
    year that is over or whose budget is approved.
    """
    with deed("zero_based.settle", by=by, on=on) as told:
        owner = claim("zero_based.settle", Unit, unit, by)
        below = UnitLink.objects.filter(ancestor=owner).values("descendant")
        _refuse_closed(Q(project__unit__in=below), fiscal_year, told.day)
        found = propose(owner, fiscal_year, read(settings), told.day)
        if found is None:
            raise Refused({"fiscal_year": f"{fiscal_year} 年度还没有预算申请。"})
        lines = {
            str(each.row["project"]): {
                "must": each.row["must"],
                "amount": each.amount,
                "score": each.row["priority_score"],
                "reason": each.reason,
            }
            for each in found.lines
        }
        row = Allocation(
            unit=owner,
            fiscal_year=fiscal_year,
            ceiling_amount=_yuan(found.settings.ceiling),
            requested_amount=_yuan(found.requested),
            must_amount=_yuan(found.must),
            allocated_amount=_yuan(found.allocated),
            base_amount=_yuan(found.base),
            grown_amount=_yuan(found.grown),
            is_optimal=found.is_optimal,
            settings=canonical(dict(settings)),
            lines=canonical(lines),
            rulebook_digest=found.resolution.digest,
            reason=reason.strip(),
            replaces=settled(owner.pk, fiscal_year),
            settled_by=by.person,
            settled_at=on,
        )
        keep(row, new=True)
        told.done_to(row, after=snapshot(row), unit=owner)
        told.fact(
            fiscal_year,
            unit=owner,
            amount=abs(row.grown_amount - row.allocated_amount),
            state="LESS" if row.allocated_amount <= row.grown_amount else "MORE",
            requested_amount=row.requested_amount,
            supported_amount=row.allocated_amount,
            count=sum(1 for each in found.lines if each.amount),
        )
    return row


def settled(unit: int, fiscal_year: int) -> Allocation | None:
    """The allocation of a department that counts."""
    return Allocation.objects.filter(unit=unit, fiscal_year=fiscal_year, replaced_by__isnull=True).first()


def allocated(project: Project, fiscal_year: int) -> tuple[Decimal, str] | None:
    """What a project was allocated (yuan) and why; None where its department has no settled allocation with it."""
    above = UnitLink.objects.filter(descendant=project.unit_id).values("ancestor")
    row = Allocation.objects.filter(unit__in=above, fiscal_year=fiscal_year, replaced_by__isnull=True).first()
    line = json.loads(row.lines).get(str(project.pk)) if row is not None else None
    return None if line is None else (_yuan(line["amount"]), line["reason"])


def refuse_beyond(project: Project, fiscal_year: int, amount: Decimal, field: str) -> None:
    """Stop an amount (yuan) above what was allocated. Raises Refused beside `field`, with the reason."""
    found = allocated(project, fiscal_year)
    if found is not None and amount > found[0]:
        raise Refused(
            {field: f"零基预算核定这个项目 {fiscal_year} 年安排 {found[0]:,.2f} 元，不能超过。理由：{found[1]}"}
        )


def _yuan(fen: int) -> Decimal:
    return Decimal(fen).scaleb(-2)


def _refuse_beyond_request(row: Obligation) -> None:
    """Raises Refused where nothing is requested, or less than what must be paid in all."""
    asked = BudgetAmount.objects.filter(
        project=row.project_id, fiscal_year=row.fiscal_year, kind=AmountKind.REQUESTED, replaced_by__isnull=True
    )
    request = asked.order_by("-decided_on", "-pk").values_list("amount", flat=True).first()
    if request is None:
        raise Refused({"fiscal_year": f"{row.fiscal_year} 年度还没有这个项目的预算申请。"})
    others = Obligation.objects.filter(project=row.project_id, fiscal_year=row.fiscal_year)
    whole = others.exclude(state=ObligationState.REFUSED).aggregate(sum=Sum("amount"))["sum"]
    if whole > request:
        raise Refused({"amount": f"必保支出合计 {whole:,.2f} 元，超过申请数 {request:,.2f} 元。"})


def _refuse_settled(project: Project, fiscal_year: int, day: date) -> None:
    _refuse_closed(Q(project=project), fiscal_year, day)


def _refuse_closed(of: Q, fiscal_year: int, day: date) -> None:
    """Raises Refused for a year that is over, or whose budget is approved."""
    if day.year > fiscal_year:
        raise Refused({"fiscal_year": f"{fiscal_year} 年度已经结束，不能再办理零基预算。"})
    approved = BudgetAmount.objects.filter(of, fiscal_year=fiscal_year, kind=AmountKind.APPROVED)
    first = approved.order_by("decided_on").first()
    if first is not None:
        words = f"{fiscal_year} 年预算已于 {first.decided_on} 批复（{first.document}），不能再办理零基预算。"
        raise Refused({"fiscal_year": words})
