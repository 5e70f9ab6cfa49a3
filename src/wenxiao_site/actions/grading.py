"""What the grade of a target does to its way into the budget: 优 passes, 良 is mended first, 中 goes back, 差 stops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.in_force import because
from wenxiao_site.registry.models import MendingState, ReviewGrade, TargetMending, TargetReview

if TYPE_CHECKING:
    from wenxiao.rulebook import Resolution
    from wenxiao_site.registry.models import PerformancePlan

_ACTIONS: Final = {
    ReviewGrade.EXCELLENT: "target_review_excellent_action",
    ReviewGrade.GOOD: "target_review_good_action",
    ReviewGrade.FAIR: "target_review_fair_action",
    ReviewGrade.POOR: "target_review_poor_action",
}


def latest_review(plan: PerformancePlan) -> TargetReview | None:
    """The review that counts for a plan as it stands: of this revision, or the one after which it was mended."""
    reviews = TargetReview.objects.filter(plan=plan)
    found = reviews.filter(plan_revision=plan.revision).order_by("-pk").first()
    if found is not None:
        return found
    mended = _mended(plan)
    return mended.review if mended is not None else None


def reviewed_grade(plan: PerformancePlan | None) -> str:
    """The grade of the review that counts, empty while there is none."""
    found = latest_review(plan) if plan is not None else None
    return found.grade if found else ""


def refuse_grade(plan: PerformancePlan, grade: str, resolution: Resolution, field: str = "grade") -> None:
    """Stop a target that its grade does not let pass. Raises Refused with the rule beside `field`."""
    if grade not in ReviewGrade.values:
        raise Refused({field: "请选择绩效目标的审核等级。"})
    name = _ACTIONS[ReviewGrade(grade)]
    label, action = ReviewGrade(grade).label, resolution[name]
    why = because(resolution, name)
    if action == "block":
        raise Refused({field: f"绩效目标审核为{label}，不予安排资金，不能进入下一步；请退回修改。{why}"})
    if action == "return":
        raise Refused({field: f"绩效目标审核为{label}，须退回修改后重新申报；请用“退回修改”。{why}"})
    if action == "fix" and _mended(plan) is None:
        raise Refused(
            {
                field: f"绩效目标审核为{label}，须与单位商定、当场修改后才能进入下一步："
                f"请填写审核表，提出修改，由单位答复。{why}"
            }
        )


def _mended(plan: PerformancePlan) -> TargetMending | None:
    """The change that made the plan what it is."""
    found = TargetMending.objects.filter(plan=plan, state=MendingState.MENDED, mended_revision=plan.revision)
    return found.select_related("review").order_by("-pk").first()
