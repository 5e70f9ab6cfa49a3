"""Objections of units to conclusions about them: filed in time, answered by somebody else than the author."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from wenxiao.forms.departments import grade_of
from wenxiao_site.actions.auditing import claim, deed, keep, local_day, snapshot, stored
from wenxiao_site.actions.department_figures import rules_of_year
from wenxiao_site.actions.disagreements import concur, count_again, tell_unit
from wenxiao_site.actions.errors import Missing, Refused
from wenxiao_site.actions.evaluation import feed_back
from wenxiao_site.actions.in_force import because, rules_of
from wenxiao_site.actions.merging import differing
from wenxiao_site.adapters import working_days
from wenxiao_site.registry.models import (
    AuditEvent,
    Evaluation,
    EvaluationState,
    EvidenceFile,
    Grade,
    Objection,
    ObjectionState,
)
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from datetime import date, datetime

    from wenxiao_site.actions.auditing import Deed
    from wenxiao_site.actions.merging import Content
    from wenxiao_site.registry.fields import Exact
    from wenxiao_site.registry.models import Person, Unit
    from wenxiao_site.visibility import Hat

OUTCOMES: Final = {each.value: str(each.label) for each in (ObjectionState.KEPT, ObjectionState.CHANGED)}
"""How an objection may be answered."""

_GRADES: Final = {grade.label: grade for grade in Grade}
_FULL: Final = 100


def file(*, evaluation: int, grounds: str, by: Hat, on: datetime, proof: int | None = None) -> Objection:
    """Object to a conclusion within the working days that the rules of its day give. `proof`: a file of evidence.

    Raises Refused.
    """
    with deed("objections.file", by=by, on=on) as told:
        row = claim("objections.file", Evaluation, evaluation, by)
        if not grounds.strip():
            raise Refused({"grounds": "请写明异议的理由。"})
        if row.objections.filter(state=ObjectionState.OPEN).exists():
            raise Refused("这份评价已有待答复的异议，请等待答复。")
        unit = _unit(row)
        until = filed_until(row)
        if row.score is None:
            raise Refused("这份评价没有得分，不能提出异议。")
        if told.day > until:
            decided = local_day(row.decided_at or row.recorded_at)
            reason = because(rules_of(unit, decided), "objection_days")
            raise Refused(f"异议应在 {until} 前提出，已经过期{reason}。")
        made = Objection(
            evaluation=row,
            grounds=grounds.strip(),
            file=_proof(proof, by),
            filed_until=until,
            answer_due_on=working_days.after(told.day, int(str(rules_of(unit, told.day)["objection_answer_days"]))),
            filed_by=by.person,
            filed_at=on,
            author=_author(row),
            before=row.score,
        )
        keep(made, new=True)
        told.done_to(made, after=snapshot(made), project=row.project, unit=row.unit)
    return made


def answer(*, objection: int, outcome: str, words: str, by: Hat, on: datetime, score: Exact = "") -> Objection:
    """Answer an objection: the conclusion stands, or its score becomes another, with all that follows from it.

    The right holds for somebody else than who concluded and who objected. Raises Refused.
    """
    with deed("objections.answer", by=by, on=on) as told:
        made = claim("objections.answer", Objection, objection, by)
        if outcome not in OUTCOMES:
            raise Refused({"outcome": "请选择维持还是变更结论。"})
        if not words.strip():
            raise Refused({"words": "请写明答复的理由。"})
        changed = _changed_score(outcome, score)
        before = snapshot(made)
        row = Evaluation.objects.select_for_update(no_key=True, of=("self",)).select_related(
            "project__unit", "unit"
        ).get(pk=made.evaluation_id)  # fmt: skip
        made.state, made.answer, made.score = ObjectionState(outcome), words.strip(), changed
        made.answered_by, made.answered_at = by.person, on
        keep(made)
        followed = _change(told, row, changed) if changed is not None else {}
        old, new = differing(before, snapshot(made))
        told.done_to(made, before=old, after=new | followed, project=row.project, unit=row.unit)
        tell_unit(row, f"{row}：对异议的答复为{made.get_state_display()}。{made.answer}"[:500], on)
    return made


def filed_until(row: Evaluation) -> date:
    """The last day on which a conclusion may be objected to."""
    decided = local_day(row.decided_at or row.recorded_at)
    return working_days.after(decided, int(str(rules_of(_unit(row), decided)["objection_days"])))


def is_open_to_objections(row: Evaluation, today: date) -> bool:
    """Whether somebody may still object on a day."""
    return row.state in (EvaluationState.CONCLUDED, EvaluationState.ARCHIVED) and today <= filed_until(row)


def _unit(row: Evaluation) -> Unit:
    unit = row.project.unit if row.project is not None else row.unit
    if unit is None:
        raise ValueError("an evaluation is of a project or of a unit")
    return unit


def _proof(pk: int | None, by: Hat) -> EvidenceFile | None:
    if pk is None:
        return None
    found = visible(EvidenceFile, by).filter(pk=pk, discarded_at__isnull=True).first()
    if found is None:
        raise Missing
    return found


def _author(row: Evaluation) -> Person:
    """Who concluded, as the chain of events says."""
    events = AuditEvent.objects.filter(action="evaluation.conclude", object_type="evaluation", object_id=str(row.pk))
    event = events.select_related("person").order_by("-sequence").first()
    if event is None or event.person is None:
        raise Refused("没有找到这份评价的结论记录，请联系财政部门。")
    return event.person


def _changed_score(outcome: str, score: Exact) -> Decimal | None:
    if outcome != ObjectionState.CHANGED:
        return None
    text = stored(Objection._meta.get_field("score"), score or None)  # noqa: SLF001 - documented
    if text is None:
        raise Refused({"score": "变更结论应写明得分。"})
    told = Decimal(str(text))
    if not 0 <= told <= _FULL:
        raise Refused({"score": f"得分应在 0 到 {_FULL} 之间。"})
    return told


def _change(told: Deed, row: Evaluation, score: Decimal) -> Content:
    """The conclusion with another score, and what follows for the self-evaluation or the department's evaluation."""
    resolution = rules_of_year(_unit(row), row.fiscal_year)
    before = {"score": row.score, "grade": row.grade}
    row.score = row.own_score = score
    row.grade = _GRADES[grade_of(int(score.scaleb(2)), resolution)]
    row.revision += 1
    keep(row)
    count_again(told, row)
    followed = feed_back(row, resolution, told.on) if row.reviews_id is not None else concur(told, row)
    return {"evaluation": {"before": before, "after": {"score": row.score, "grade": row.grade}}, **followed}
