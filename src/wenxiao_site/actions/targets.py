"""Performance targets under review."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError

from wenxiao.forms.assessment import judge
from wenxiao.forms.raw import Cell, FormType, RawForm
from wenxiao.forms.typing import tables
from wenxiao.kernel.rule import Severity
from wenxiao.kernel.scales import Unit as Scale
from wenxiao.kernel.scales import plain
from wenxiao_site.actions import plans
from wenxiao_site.actions.auditing import Deed, allow, claim, deed, keep, keep_all, rewound, snapshot
from wenxiao_site.actions.errors import Refused, from_validation
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.merging import differing
from wenxiao_site.actions.plan_forms import assess_plan, assess_plans, jurisdiction_of, money_of
from wenxiao_site.registry.models import (
    AuditEvent,
    Consequence,
    PerformancePlan,
    PlanState,
    ReviewGrade,
    TargetReview,
)
from wenxiao_site.registry.models.targets import REVIEW_PARTS
from wenxiao_site.visibility import changeable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from wenxiao.forms.assessment import Assessment
    from wenxiao.kernel.findings import Finding
    from wenxiao.rulebook import Resolution
    from wenxiao_site.actions.merging import Content
    from wenxiao_site.registry.fields import Exact
    from wenxiao_site.visibility import Hat

MOST_PASSED: Final = 200
"""Plans passed at once."""
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
        given = dict(zip(REVIEW_PARTS, (completeness, relevance, adequacy, feasibility), strict=True))
        reviewed = _reviewed(row, given, opinion, by, on)
        reviewed.findings = len(assess_plan(row, plans.content(row)).findings)
        keep(reviewed, new=True)
        told.done_to(reviewed, after=snapshot(reviewed), project=row.project, unit=row.unit)
        _tell(told, reviewed)
    return reviewed


def pass_clean(*, plans: Sequence[int], by: Hat, on: datetime) -> list[TargetReview]:
    """Review with full points plans that were handed in and on which the checks find no error and no warning.

    All or nothing. Raises Refused, which names those that are not clean.
    """
    with deed("targets.pass_clean", by=by, on=on) as told:
        allow("targets.pass_clean", by)
        rows = list(waiting(by).filter(pk__in=plans).select_for_update(of=("self",), no_key=True).order_by("pk"))
        if len(rows) != len(set(plans)) or not rows:
            raise Refused("有的目标表已经不在待审核之列，没有办理。请刷新后再选。")
        if len(rows) > MOST_PASSED:
            raise Refused(f"一次最多通过 {MOST_PASSED} 张，现在选了 {len(rows)} 张，请分几次。")
        assessments = assess_plans(rows)
        unclean = [str(row.project or row.unit) for row, each in zip(rows, assessments, strict=True) if grave(each)]
        if unclean:
            raise Refused(f"有 {len(unclean)} 张还有错误或警告，没有办理，请逐张审核：{'、'.join(unclean[:5])}。")
        reviews = []
        for row, assessment in zip(rows, assessments, strict=True):
            rules = assessment.resolution
            reviewed = _reviewed(row, {part: most_points(rules, part) for part in REVIEW_PARTS}, "", by, on, rules)
            reviewed.findings = len(assessment.findings)
            reviews.append(reviewed)
        keep_all(reviews)
        told.done_to(rows[0], after={"reviews": [snapshot(each) for each in reviews]})
        for each in reviews:
            _tell(told, each)
    return reviews


def waiting(hat: Hat) -> QuerySet[PerformancePlan]:
    """The plans that were handed in and that a hat may review."""
    found = changeable("targets.review", PerformancePlan, hat).filter(state=PlanState.SUBMITTED)
    return found.select_related("project", "project__unit", "unit")


def grave(assessment: Assessment) -> list[Finding]:
    """The errors and warnings."""
    return [each for each in assessment.findings if each.severity in {Severity.ERROR, Severity.WARNING}]


def changed_since_return(plan: PerformancePlan, now: Content) -> tuple[Content, Content] | None:
    """What is different from the plan as it was last sent back: then and `now`; None where it never was."""
    events = AuditEvent.objects.filter(object_type="performanceplan", object_id=str(plan.pk), action="plans.send_back")
    last = events.order_by("-sequence").first()
    if last is None:
        return None
    then = rewound(plan, now, json.loads(last.after)["revision"])
    return differing({name: then[name] for name in plans.LINES}, {name: now[name] for name in plans.LINES})


def _reviewed(
    row: PerformancePlan,
    given: Mapping[str, Exact],
    opinion: str,
    by: Hat,
    on: datetime,
    rules: Resolution | None = None,
) -> TargetReview:
    reviewed = TargetReview(
        plan=row,
        plan_revision=row.revision,
        reviewer=by.person,
        role=by.role,
        opinion=opinion.strip(),
        at=on,
        **given,
    )
    unsaid = ["total", "grade", "consequence", "findings", "rulebook_digest", "plan", "reviewer"]
    try:
        reviewed.clean_fields(exclude=unsaid)
    except ValidationError as error:
        raise from_validation(error, TargetReview) from error
    rules = rules or rules_of(row)
    reviewed.rulebook_digest = rules.digest
    points = {part: str(getattr(reviewed, part)) for part in REVIEW_PARTS}
    reviewed.total, reviewed.grade, reviewed.consequence = graded(rules, points)
    return reviewed


def _tell(told: Deed, reviewed: TargetReview) -> None:
    plan = reviewed.plan
    told.fact(
        plan.fiscal_year,
        project=plan.project,
        unit=plan.unit,
        step="targets.review",
        plan=plan,
        kind=reviewed.role,
        state=reviewed.consequence,
        amount=money_of(plan),
        score=reviewed.total,
        grade=reviewed.grade,
        count=1,
    )


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
