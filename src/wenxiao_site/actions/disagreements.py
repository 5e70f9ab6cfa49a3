"""Finance grades a project below its own department: what the rulebook makes of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from wenxiao.forms.departments import disagreement, grade_of
from wenxiao_site.actions.auditing import keep, local_day, snapshot
from wenxiao_site.actions.department_figures import rules_of_year
from wenxiao_site.actions.in_force import because
from wenxiao_site.registry.models import (
    Evaluation,
    EvaluationKind,
    EvaluationState,
    Grade,
    GradeDisagreement,
    Notification,
    Post,
    Role,
    in_force,
)

if TYPE_CHECKING:
    from datetime import datetime

    from wenxiao.forms.departments import Disagreement
    from wenxiao.rulebook import Resolution
    from wenxiao_site.actions.auditing import Deed
    from wenxiao_site.actions.merging import Content

OF_FINANCE: Final = (EvaluationKind.KEY, EvaluationKind.KEY_EXTERNAL, EvaluationKind.BOND)
"""Evaluations of a project by the finance department, or on its behalf."""

_DONE: Final = (EvaluationState.CONCLUDED, EvaluationState.ARCHIVED)
_GRADES: Final = {grade.label: grade for grade in Grade}
_HUNDREDTHS: Final = 2


def concur(told: Deed, row: Evaluation) -> Content:
    """Compare an evaluation just concluded with that of the other side, and let the consequence be kept.

    Gives what the event tells besides; empty where there is no other side, or nothing differs.
    """
    pair = _pair(row)
    if pair is None:
        return {}
    department, finance = pair
    unit = department.project.unit if department.project is not None else department.unit
    if unit is None or department.own_score is None or department.score is None or finance.score is None:
        return {}
    resolution = rules_of_year(unit, department.fiscal_year)
    own = int(department.own_score.scaleb(_HUNDREDTHS))
    own_grade = grade_of(own, resolution)
    found = disagreement(
        (own_grade, own), (Grade(finance.grade).label, int(finance.score.scaleb(_HUNDREDTHS))), resolution
    )
    wanted = own if found.score is None else found.score
    score = Decimal(wanted).scaleb(-_HUNDREDTHS)
    if not found.gap and department.score == score:
        return {}
    made = GradeDisagreement(
        department=department,
        finance=finance,
        gap=found.gap or 0,
        before=department.score,
        sentence=_sentence(department, finance, own_grade, found, resolution),
        rulebook_digest=resolution.digest,
        recorded_at=told.on,
    )
    if found.score is not None:
        made.ratio = Decimal(int(str(resolution[f"finance_grade_discount_{found.gap}"]))).scaleb(-4)
        made.score, made.grade = score, _GRADES[str(found.grade)]
    keep(made, new=True)
    if department.score != score:
        department.score, department.grade = score, _GRADES[str(found.grade or own_grade)]
        department.revision += department is not row
        keep(department)
        if department is not row:
            count_again(told, department)
    tell_unit(department, made.sentence, told.on)
    return {"disagreement": snapshot(made)}


def _pair(row: Evaluation) -> tuple[Evaluation, Evaluation] | None:
    """The evaluation by the department and that by finance of the same project and year."""
    of_project = Evaluation.objects.filter(project=row.project_id, fiscal_year=row.fiscal_year, state__in=_DONE)
    if row.project_id is None:
        return None
    if row.kind == EvaluationKind.DEPARTMENT:
        finance = of_project.filter(kind__in=OF_FINANCE).order_by("-decided_at", "-pk").first()
        return (row, finance) if finance is not None else None
    if row.kind in OF_FINANCE:
        own = of_project.filter(kind=EvaluationKind.DEPARTMENT)
        department = own.select_for_update(no_key=True, of=("self",)).select_related("project__unit").first()
        return (department, row) if department is not None else None
    return None


def _sentence(
    department: Evaluation, finance: Evaluation, own_grade: str, found: Disagreement, resolution: Resolution
) -> str:
    about = f"{department.fiscal_year} 年{department.project}：部门评价 {department.own_score} 分、{own_grade}"
    about += f"，财政评价 {finance.score} 分、{Grade(finance.grade).label}"
    if not found.gap:
        return f"{about}，财政评价不再低于部门评价，恢复部门评价得分。"
    name = f"finance_grade_discount_{found.gap}"
    if found.score is None or found.why is None:
        return f"{about}，低 {found.gap} 个等级；本地没有规定联动，部门评价得分不变。"
    follows = f"部门评价按 {found.why.numbers} 计 {found.why.value}、{found.grade}{because(resolution, name)}"
    return f"{about}，低 {found.gap} 个等级，{follows}。"


def count_again(told: Deed, row: Evaluation) -> None:
    """Write the fact of a conclusion that has changed: the latest counts."""
    told.fact(
        row.fiscal_year,
        project=row.project,
        unit=row.unit,
        step="evaluation.conclude",
        plan=row.plan,
        kind=row.kind,
        state=row.state,
        amount=row.amount,
        score=row.score,
        grade=row.grade,
        count=1,
    )


def tell_unit(row: Evaluation, sentence: str, on: datetime) -> None:
    """Notify the clerks and heads of the unit that an evaluation is about."""
    unit = row.project.unit_id if row.project is not None else row.unit_id
    posts = Post.objects.filter(in_force(local_day(on)), unit=unit, role__in=(Role.UNIT_CLERK, Role.UNIT_HEAD))
    Notification.objects.bulk_create(
        [
            Notification(person_id=person, text=sentence, project=row.project, sent_at=on)
            for person in posts.values_list("person", flat=True)
        ]
    )
