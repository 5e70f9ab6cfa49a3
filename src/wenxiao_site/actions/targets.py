"""Performance targets under review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wenxiao.forms.assessment import judge
from wenxiao.forms.raw import Cell, FormType, RawForm
from wenxiao.forms.typing import tables
from wenxiao.kernel.scales import Unit as Scale
from wenxiao.kernel.scales import plain
from wenxiao_site.actions import plans
from wenxiao_site.actions.auditing import claim, deed, keep, snapshot
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.plan_forms import assess_plan, jurisdiction_of, money_of
from wenxiao_site.registry.models import Consequence, PerformancePlan, PlanState, ReviewGrade, TargetReview
from wenxiao_site.registry.models.targets import REVIEW_PARTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from wenxiao.rulebook import Resolution
    from wenxiao_site.registry.fields import Exact
    from wenxiao_site.visibility import Hat

_GRADES: Final = {grade.label: grade for grade in ReviewGrade}
_JUDGED: Final = frozenset({"target_review_total", "target_review_grade", "target_review_consequence"})


def review(
    *,
    plan: int,
    revision: int,
    completeness: Exact,
    relevance: Exact,
    adequacy: Exact,
    feasibility: Exact,
    by: Hat,
    on: datetime,
    opinion: str = "",
) -> TargetReview:
    """Review a plan that was handed in, as it was read at `revision`: points of the four parts of the review table.

    Total, grade and what follows from it are the rulebook's. Raises Refused, with the sentence beside the part.
    """
    with deed("targets.review", by=by, on=on) as told:
        row = claim("targets.review", PerformancePlan, plan, by)
        if row.state != PlanState.SUBMITTED:
            raise Refused(f"这张绩效目标表{PlanState(row.state).label}，现在不能审核。")
        if row.revision != revision:
            raise Refused("您打开之后，这张绩效目标表又有改动。请看过现在的内容再审核。")
        reviewed = TargetReview(
            plan=row,
            plan_revision=revision,
            reviewer=by.person,
            role=by.role,
            opinion=opinion.strip(),
            at=on,
            **dict(zip(REVIEW_PARTS, (completeness, relevance, adequacy, feasibility), strict=True)),
        )
        reviewed.clean_fields(
            exclude=["total", "grade", "consequence", "findings", "rulebook_digest", "plan", "reviewer"]
        )
        rules = rules_of(row)
        total, grade, consequence = graded(rules, {part: str(getattr(reviewed, part)) for part in REVIEW_PARTS})
        reviewed.total, reviewed.grade, reviewed.consequence = total, grade, consequence
        reviewed.rulebook_digest = rules.digest
        reviewed.findings = len(assess_plan(row, plans.content(row)).findings)
        keep(reviewed, new=True)
        told.done_to(reviewed, after=snapshot(reviewed), project=row.project, unit=row.unit)
        told.fact(
            row.fiscal_year,
            project=row.project,
            unit=row.unit,
            plan=row,
            kind=by.role,
            state=reviewed.consequence,
            amount=money_of(row),
            score=reviewed.total,
            grade=reviewed.grade,
            count=1,
        )
    return reviewed


def rules_of(plan: PerformancePlan) -> Resolution:
    """The values in force for a plan: of its place and year."""
    unit = plan.project.unit if plan.project else plan.unit
    place = jurisdiction_of(unit.region_id if unit else None)
    return current_rulebook().for_year(place or "CN", plan.fiscal_year)


def most_points(rules: Resolution, part: str) -> str:
    """The points that a part of the review table has, as plain decimal text."""
    value = rules[f"target_review_{part}_points"]
    return plain(int(value or 0), Scale.POINTS.places)


def graded(rules: Resolution, points: Mapping[str, str]) -> tuple[str, str, str]:
    """Total (decimal text), grade and consequence of the points of the four parts. Raises Refused beside a part."""
    problems = {}
    head = {f"review_{part}": Cell(text) for part, text in points.items()}
    typed, unread = tables([RawForm(FormType.TARGET, head=head)])
    found = judge(typed, rules, _JUDGED).form.row(0, named=True)
    for part in REVIEW_PARTS:
        value, most = found[f"review_{part}"], int(rules[f"target_review_{part}_points"] or 0)
        if value is None or value < 0:
            problems[part] = "请填写得分。"
        elif value > most:
            problems[part] = f"得分最多 {most_points(rules, part)} 分。"
    if problems or unread:
        raise Refused(problems or "得分应为数字。")
    total = plain(found["target_review_total"], Scale.POINTS.places)
    return total, _GRADES[found["target_review_grade"]], Consequence[found["target_review_consequence"].upper()]
