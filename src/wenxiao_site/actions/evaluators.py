"""External evaluators: registered with credentials, kept away where they are not independent, commissioned, rated."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Q

from wenxiao.forms import selections
from wenxiao.forms.scoring_sheets import scoring_sheets
from wenxiao.kernel.scales import Unit as Scale
from wenxiao_site.actions.auditing import Deed, canonical, claim, deed, keep, keep_all, snapshot
from wenxiao_site.actions.errors import Missing, Refused
from wenxiao_site.actions.evaluator_selection import candidates, evaluated, rules_for
from wenxiao_site.actions.independence import persons
from wenxiao_site.actions.merging import differing
from wenxiao_site.actions.report_copies import compared
from wenxiao_site.registry.models import (
    Capacity,
    Commission,
    CommissionExpert,
    CommissionState,
    ConflictDeclaration,
    Credential,
    Engagement,
    Evaluation,
    EvaluationKind,
    EvaluationState,
    EvaluatorSuspension,
    EvidenceFile,
    Person,
    QualityRating,
    Unit,
    UnitKind,
    in_force,
)
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from wenxiao.forms.scoring_sheets import SheetLine
    from wenxiao_site.registry.fields import Exact
    from wenxiao_site.visibility import Hat

COMMISSIONED: Final = (
    EvaluationKind.KEY_EXTERNAL,
    EvaluationKind.DEPARTMENT,
    EvaluationKind.WHOLE_DEPARTMENT,
    EvaluationKind.POLICY,
    EvaluationKind.BOND,
    EvaluationKind.TRANSITION_FUND,
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
    login: str = "",
) -> Credential:
    """Register a credential of an external evaluator, a lead evaluator or an expert.

    `login`: of the holder's account, where he has one. Raises Refused.
    """
    with deed("evaluators.register_credential", by=by, on=on) as told:
        owner = claim("evaluators.register_credential", Unit, unit, by)
        person = Person.objects.filter(login=login.strip().lower()).first() if login.strip() else None
        if login.strip() and person is None:
            raise Refused({"login": "没有找到这个账号。"})
        row = Credential(
            unit=owner,
            capacity=capacity,
            holder=holder,
            person=person,
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


def suspend(
    *,
    unit: int,
    reason: str,
    document: str,
    valid_from: date,
    valid_to: date,
    by: Hat,
    on: datetime,
    lead: int | None = None,
) -> EvaluatorSuspension:
    """Stop commissioning an evaluator, or one of its lead evaluators (`lead`), up to, not including, `valid_to`.

    A suspension in force of the same is changed: its end and its reason. Raises Refused.
    """
    with deed("evaluators.suspend", by=by, on=on) as told:
        owner = claim("evaluators.suspend", Unit, unit, by)
        known = Credential.objects.filter(unit=owner, capacity=Capacity.LEAD)
        credential = None if lead is None else known.filter(pk=lead).first()
        if lead is not None and credential is None:
            raise Refused({"lead": "请选择这家机构登记的主评人。"})
        running = EvaluatorSuspension.objects.filter(in_force(told.day), unit=owner, credential=credential).first()
        row = running or EvaluatorSuspension(unit=owner, credential=credential, valid_from=valid_from, recorded_at=on)
        before = snapshot(row) if running is not None else {}
        row.reason, row.document, row.valid_to = reason, document, valid_to
        keep(row, new=running is None)
        old, new = differing(before, snapshot(row)) if before else (None, snapshot(row))
        told.done_to(row, before=old, after=new, unit=owner)
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
    experts: Sequence[int] = (),
) -> Commission:
    """Ask an external evaluator to do an evaluation, with a lead evaluator and `experts` (credentials).

    The score by the rules on this day is kept with the reason. Raises Refused, also for one not independent or
    qualified, and for whoever would have itself evaluated.
    """
    with deed("evaluators.offer", by=by, on=on) as told:
        row = claim("evaluators.offer", Evaluation, evaluation, by)
        if row.state != EvaluationState.DRAFT:
            raise Refused("这项评价已经结束，不能再委托。")
        evaluator = Unit.objects.filter(pk=unit, kind=UnitKind.EXTERNAL_EVALUATOR, valid_to__isnull=True).first()
        if evaluator is None:
            raise Refused({"unit": "没有找到这家第三方机构，或它已经注销。"})
        about = evaluated(row)
        _refuse_kind(row, told)
        _refuse_self(by, about)
        resolution = rules_for(row, told.day)
        cooling_off = int(str(resolution["evaluator_cooling_off_years"]))
        considered = candidates(row, told.day)
        own = next(each for each in considered if each.unit.pk == evaluator.pk)
        if own.obstacles:
            raise Refused({"unit": "".join(own.obstacles)})
        credential = _lead(evaluator, lead, told.day)
        team = _experts(evaluator, experts, told.day)
        named = Credential.objects.filter(pk__in=[credential.pk, *(each.pk for each in team)]).order_by("pk")
        for who, sentence in persons(named, about, told.day, cooling_off):
            raise Refused({"lead" if who.pk == credential.pk else "experts": sentence})
        if not reason.strip():
            raise Refused({"reason": "请写明选用的理由，将随结果公布。"})
        made = Commission(
            evaluation=row,
            unit=evaluator,
            lead=credential,
            contract=contract,
            fee=fee,
            reason=reason,
            selection_score=Decimal(own.score).scaleb(-Scale.POINTS.places),
            considered=canonical([each.told for each in considered]),
            offered_at=on,
        )
        keep(made, new=True)
        keep_all([CommissionExpert(commission=made, credential=each) for each in team])
        after = snapshot(made) | {"experts": [each.pk for each in team]}
        told.done_to(made, after=after, project=row.project, unit=row.unit)
    return made


def accept(*, commission: int, by: Hat, on: datetime) -> Commission:
    """The evaluator takes the commission on; from then on it sees the project. Raises Refused."""
    with deed("evaluators.accept", by=by, on=on) as told:
        row = claim("evaluators.accept", Commission, commission, by)
        _refuse_state(row, CommissionState.OFFERED)
        stopped = EvaluatorSuspension.objects.filter(in_force(told.day), unit=row.unit)
        stopped = stopped.filter(Q(credential__isnull=True) | Q(credential=row.lead))
        for each in stopped:
            raise Refused(f"“{each.credential or row.unit}”已被暂停委托至 {each.valid_to}：{each.reason}，不能承接。")
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
    """Hand the report in: a file of the evaluator that was handed in for no other evaluation.

    The words of a report in Word are compared with those of earlier reports. Raises Refused.
    """
    file = visible(EvidenceFile, by).filter(pk=report, discarded_at__isnull=True).first()
    words, ratio, other = ("", None, None) if file is None else compared(file, commission)
    with deed("evaluators.deliver", by=by, on=on) as told:
        row = claim("evaluators.deliver", Commission, commission, by)
        _refuse_state(row, CommissionState.ACCEPTED, CommissionState.RETURNED)
        if file is None or file.unit_id != row.unit_id:
            raise Missing
        same = Commission.objects.filter(report__sha256=file.sha256).exclude(pk=row.pk)
        if same.exists():
            raise Refused({"report": f"内容相同的报告已经交付给另一项评价“{same[0].evaluation}”，请核对后重新上传。"})
        columns = {"report": file, "report_text": words, "copied_ratio": ratio, "copied_from_id": other}
        return _move(told, row, CommissionState.DELIVERED, **columns)


def send_back(*, commission: int, opinion: str, by: Hat, on: datetime) -> Commission:
    """Give a report back with what is to be changed. Raises Refused."""
    with deed("evaluators.send_back", by=by, on=on) as told:
        row = claim("evaluators.send_back", Commission, commission, by)
        _refuse_state(row, CommissionState.DELIVERED)
        return _move(told, row, CommissionState.RETURNED, opinion=_said(opinion), returned=row.returned + 1)


def approve(
    *, commission: int, ratings: Mapping[int, Exact], by: Hat, on: datetime, notes: str = "", opinion: str = ""
) -> Commission:
    """Take a report, rated line by line of the quality sheet: the total is what the next selection reads.

    `ratings`: number of the line, from 1 → points. Raises Refused (fields as ``points-1``).
    """
    with deed("evaluators.approve", by=by, on=on) as told:
        row = claim("evaluators.approve", Commission, commission, by)
        _refuse_state(row, CommissionState.DELIVERED)
        lines = quality_lines()
        problems = {f"points-{place}": "请给分。" for place in range(1, len(lines) + 1) if place not in ratings}
        if problems:
            raise Refused(problems)
        given = [
            QualityRating(commission=row, position=place, label=each.level3, max_points=each.points, note=notes)
            for place, each in enumerate(lines, start=1)
        ]
        for rating in given:
            _rate(rating, ratings[rating.position])
        keep_all(given)
        ratio = None if row.copied_ratio is None else int(row.copied_ratio.scaleb(Scale.RATIO.places))
        points = [int(Decimal(str(each.points)).scaleb(Scale.POINTS.places)) for each in given]
        total, _ = selections.rated([*points], ratio, rules_for(row.evaluation, told.day))
        quality = Decimal(total or 0).scaleb(-Scale.POINTS.places)
        return _move(told, row, CommissionState.APPROVED, quality=quality, opinion=opinion, decided_at=on)


def quality_lines() -> tuple[SheetLine, ...]:
    """The lines of the sheet that reports are rated by."""
    return scoring_sheets()["report_quality"].lines


def _rate(rating: QualityRating, points: Exact) -> None:
    field = QualityRating._meta.get_field("points")  # noqa: SLF001 - documented
    where = f"points-{rating.position}"
    try:
        value = field.to_python(points)
    except ValidationError as error:
        raise Refused({where: "".join(error.messages)}) from error
    if value is None or not 0 <= value <= rating.max_points:
        raise Refused({where: f"“{rating.label}”的得分应在 0 到 {rating.max_points} 之间。"})
    rating.points = value


def _refuse_kind(row: Evaluation, told: Deed) -> None:
    """What may never be commissioned is refused with the article that says so."""
    if row.project is not None and row.project.is_classified:
        raise Refused("涉密项目不委托第三方机构和外部专家。")
    if row.kind in COMMISSIONED:
        return
    resolution = rules_for(row, told.day)
    if row.kind == EvaluationKind.SELF and not resolution["external_self_evaluation_allowed"]:
        citation = resolution.citation("external_self_evaluation_allowed")
        raise Refused(
            f"单位自评不得委托第三方机构：《{citation.title}》{citation.number}{citation.article}"
            f"〔{citation.evidence.label}〕。"
        )
    raise Refused(f"{row.get_kind_display()}不能委托第三方机构。")


def _refuse_self(by: Hat, about: Unit) -> None:
    """Nobody commissions the evaluation of itself."""
    if by.post.unit_id == about.pk:
        raise Refused(f"“{about}”是被评价单位，不能委托评价自己；请由财政部门或上级主管部门委托。")


def _lead(evaluator: Unit, pk: int, day: date) -> Credential:
    found = Credential.objects.filter(pk=pk, unit=evaluator, capacity=Capacity.LEAD).first()
    if found is None:
        raise Refused({"lead": "请选择这家机构登记的主评人。"})
    if not found.is_in_force(day):
        raise Refused({"lead": f"主评人“{found.holder}”的资质已于 {found.valid_to} 失效，请换一位主评人。"})
    stopped = EvaluatorSuspension.objects.filter(in_force(day), credential=found).first()
    if stopped is not None:
        raise Refused({"lead": f"主评人“{found.holder}”已被暂停至 {stopped.valid_to}：{stopped.reason}。"})
    return found


def _experts(evaluator: Unit, pks: Sequence[int], day: date) -> list[Credential]:
    known = Credential.objects.filter(pk__in=pks, unit=evaluator, capacity=Capacity.EXPERT)
    found = list(known.order_by("pk"))
    if len(found) != len(set(pks)):
        raise Refused({"experts": "请选择这家机构登记的专家。"})
    for each in found:
        if not each.is_in_force(day):
            raise Refused({"experts": f"专家“{each.holder}”的资质已于 {each.valid_to} 失效，请换一位专家。"})
    return found


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
