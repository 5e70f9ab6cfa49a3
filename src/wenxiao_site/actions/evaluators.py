"""External evaluators: registered with credentials, kept away where they are not independent, commissioned, rated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q

from wenxiao_site.actions.auditing import Deed, claim, deed, keep, snapshot
from wenxiao_site.actions.errors import Missing, Refused
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.merging import differing
from wenxiao_site.actions.places import jurisdiction_of
from wenxiao_site.registry.models import (
    Capacity,
    Commission,
    CommissionState,
    ConflictDeclaration,
    Credential,
    Engagement,
    Evaluation,
    EvaluationKind,
    EvaluationState,
    EvidenceFile,
    Unit,
    UnitKind,
    UnitLink,
    in_force,
)
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from datetime import date, datetime

    from wenxiao_site.registry.fields import Exact
    from wenxiao_site.visibility import Hat

COMMISSIONED: Final = (
    EvaluationKind.KEY_EXTERNAL,
    EvaluationKind.DEPARTMENT,
    EvaluationKind.WHOLE_DEPARTMENT,
    EvaluationKind.POLICY,
    EvaluationKind.BOND,
    EvaluationKind.FISCAL_OPERATION,
)
"""Evaluations that an external evaluator may be asked to do."""


def register_credential(
    *,
    unit: int,
    capacity: str,
    holder: str,
    title: str,
    number: str,
    valid_from: date,
    by: Hat,
    on: datetime,
    valid_to: date | None = None,
) -> Credential:
    """Register a credential of an external evaluator, a lead evaluator or an expert. Raises Refused."""
    with deed("evaluators.register_credential", by=by, on=on) as told:
        owner = claim("evaluators.register_credential", Unit, unit, by)
        row = Credential(
            unit=owner,
            capacity=capacity,
            holder=holder,
            title=title,
            number=number,
            valid_from=valid_from,
            valid_to=valid_to,
            recorded_at=on,
        )
        keep(row, new=True)
        told.done_to(row, after=snapshot(row), unit=owner)
    return row


def declare_conflict(
    *,
    unit: int,
    about: int,
    holder: str,
    relation: str,
    valid_from: date,
    by: Hat,
    on: datetime,
    valid_to: date | None = None,
) -> ConflictDeclaration:
    """Tell that an evaluator has to keep away from a unit and all below it. Raises Refused."""
    with deed("evaluators.declare_conflict", by=by, on=on) as told:
        owner = claim("evaluators.declare_conflict", Unit, unit, by)
        avoided = Unit.objects.filter(pk=about).first()
        if avoided is None:
            raise Refused({"about": "没有找到这个单位。"})
        row = ConflictDeclaration(
            unit=owner,
            about=avoided,
            holder=holder,
            relation=relation,
            valid_from=valid_from,
            valid_to=valid_to,
            recorded_at=on,
        )
        keep(row, new=True)
        told.done_to(row, after=snapshot(row), unit=owner)
    return row


def offer(
    *,
    evaluation: int,
    unit: int,
    lead: int,
    contract: str,
    fee: Exact,
    reason: str,
    by: Hat,
    on: datetime,
) -> Commission:
    """Ask an external evaluator to do an evaluation. Raises Refused, also for one not independent or qualified."""
    with deed("evaluators.offer", by=by, on=on) as told:
        row = claim("evaluators.offer", Evaluation, evaluation, by)
        if row.state != EvaluationState.DRAFT:
            raise Refused("这项评价已经结束，不能再委托。")
        evaluator = Unit.objects.filter(pk=unit, kind=UnitKind.EXTERNAL_EVALUATOR, valid_to__isnull=True).first()
        if evaluator is None:
            raise Refused({"unit": "没有找到这家第三方机构，或它已经注销。"})
        _refuse_kind(row, told)
        _refuse_dependent(evaluator, _evaluated(row), told)
        credential = Credential.objects.filter(pk=lead, unit=evaluator, capacity=Capacity.LEAD).first()
        if credential is None:
            raise Refused({"lead": "请选择这家机构登记的主评人。"})
        if not credential.is_in_force(told.day):
            raise Refused(
                {"lead": f"主评人“{credential.holder}”的资质已于 {credential.valid_to} 失效，请换一位主评人。"}
            )
        if not reason.strip():
            raise Refused({"reason": "请写明选用的理由，将随结果公布。"})
        made = Commission(
            evaluation=row,
            unit=evaluator,
            lead=credential,
            contract=contract,
            fee=fee,
            reason=reason,
            offered_at=on,
        )
        keep(made, new=True)
        told.done_to(made, after=snapshot(made), project=row.project, unit=row.unit)
    return made


def accept(*, commission: int, by: Hat, on: datetime) -> Commission:
    """The evaluator takes the commission on; from then on it sees the project. Raises Refused."""
    with deed("evaluators.accept", by=by, on=on) as told:
        row = claim("evaluators.accept", Commission, commission, by)
        _refuse_state(row, CommissionState.OFFERED)
        if row.evaluation.project is not None:
            engaged = Engagement(
                project=row.evaluation.project,
                unit=row.unit,
                document=row.contract,
                valid_from=told.day,
                recorded_at=on,
            )
            keep(engaged, new=True)
        return _move(told, row, CommissionState.ACCEPTED)


def decline(*, commission: int, opinion: str, by: Hat, on: datetime) -> Commission:
    """The evaluator declines, with the reason. Raises Refused."""
    with deed("evaluators.decline", by=by, on=on) as told:
        row = claim("evaluators.decline", Commission, commission, by)
        _refuse_state(row, CommissionState.OFFERED)
        return _move(told, row, CommissionState.DECLINED, opinion=_said(opinion), decided_at=on)


def deliver(*, commission: int, report: int, by: Hat, on: datetime) -> Commission:
    """Hand the report in: a file of the evaluator that was handed in for no other evaluation. Raises Refused."""
    with deed("evaluators.deliver", by=by, on=on) as told:
        row = claim("evaluators.deliver", Commission, commission, by)
        _refuse_state(row, CommissionState.ACCEPTED, CommissionState.RETURNED)
        file = visible(EvidenceFile, by).filter(pk=report, unit=row.unit, discarded_at__isnull=True).first()
        if file is None:
            raise Missing
        other = Commission.objects.filter(report__sha256=file.sha256).exclude(pk=row.pk)
        if other.exists():
            raise Refused({"report": f"内容相同的报告已经交付给另一项评价“{other[0].evaluation}”，请核对后重新上传。"})
        return _move(told, row, CommissionState.DELIVERED, report=file)


def send_back(*, commission: int, opinion: str, by: Hat, on: datetime) -> Commission:
    """Give a report back with what is to be changed. Raises Refused."""
    with deed("evaluators.send_back", by=by, on=on) as told:
        row = claim("evaluators.send_back", Commission, commission, by)
        _refuse_state(row, CommissionState.DELIVERED)
        return _move(told, row, CommissionState.RETURNED, opinion=_said(opinion))


def approve(*, commission: int, quality: Exact, by: Hat, on: datetime, opinion: str = "") -> Commission:
    """Take a report, rated with points for its quality, which the next selection shows. Raises Refused."""
    with deed("evaluators.approve", by=by, on=on) as told:
        row = claim("evaluators.approve", Commission, commission, by)
        _refuse_state(row, CommissionState.DELIVERED)
        return _move(told, row, CommissionState.APPROVED, quality=quality, opinion=opinion, decided_at=on)


def _evaluated(row: Evaluation) -> Unit:
    unit = row.project.unit if row.project is not None else row.unit
    if unit is None:
        raise Missing
    return unit


def _refuse_kind(row: Evaluation, told: Deed) -> None:
    """What may never be commissioned is refused with the article that says so."""
    if row.kind in COMMISSIONED:
        return
    resolution = current_rulebook().on(jurisdiction_of(_evaluated(row).region_id) or "CN", told.day)
    if row.kind == EvaluationKind.SELF and not resolution["external_self_evaluation_allowed"]:
        citation = resolution.citation("external_self_evaluation_allowed")
        raise Refused(
            f"单位自评不得委托第三方机构：《{citation.title}》{citation.number}{citation.article}"
            f"〔{citation.evidence.label}〕。"
        )
    raise Refused(f"{row.get_kind_display()}不能委托第三方机构。")


def _refuse_dependent(evaluator: Unit, evaluated: Unit, told: Deed) -> None:
    """An evaluator is independent of what it evaluates: by the tree, by its credit code, by what was declared."""
    above = UnitLink.objects.filter(descendant=evaluated)
    related = UnitLink.objects.filter(
        Q(ancestor=evaluated, descendant=evaluator) | Q(ancestor=evaluator, descendant=evaluated)
    )
    same = evaluator.credit_code and evaluator.credit_code == evaluated.credit_code
    if related.exists() or same:
        raise Refused({"unit": f"“{evaluator}”与被评价单位“{evaluated}”是同一主体或有隶属关系，不能评价自己。"})
    declared = ConflictDeclaration.objects.filter(
        in_force(told.day), unit=evaluator, about__in=above.values("ancestor")
    )
    first = declared.first()
    if first is not None:
        raise Refused({"unit": f"“{evaluator}”应当回避：{first.holder}（{first.relation}），涉及“{first.about}”。"})


def _said(opinion: str) -> str:
    if not opinion.strip():
        raise Refused({"opinion": "请写明原因。"})
    return opinion.strip()


def _move(told: Deed, row: Commission, state: CommissionState, **columns: Any) -> Commission:  # noqa: ANN401 - columns
    before = snapshot(row)
    row.state = state
    for name, value in columns.items():
        setattr(row, name, value)
    keep(row)
    old, new = differing(before, snapshot(row))
    told.done_to(row, before=old, after=new, project=row.evaluation.project, unit=row.evaluation.unit)
    return row


def _refuse_state(row: Commission, *states: CommissionState) -> None:
    if row.state not in states:
        raise Refused(f"这项委托{CommissionState(row.state).label}，现在不能这样做。")
