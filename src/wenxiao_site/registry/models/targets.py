"""The review of performance targets."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from wenxiao_site.registry.fields import LineField, ParagraphField, PointsField
from wenxiao_site.registry.models.common import HASH_LENGTH, one_of
from wenxiao_site.registry.models.people import Person, Role
from wenxiao_site.registry.models.plans import PerformancePlan


class ReviewGrade(models.TextChoices):
    """How good a target is."""

    EXCELLENT = "EXCELLENT", "优"
    GOOD = "GOOD", "良"
    FAIR = "FAIR", "中"
    POOR = "POOR", "差"


class Consequence(models.TextChoices):
    """What the grade of a target does to its way into the budget."""

    PASS = "PASS", "进入下一步"
    FIX = "FIX", "直接修改后进入下一步"
    RETURN = "RETURN", "退回修改重报"
    BLOCK = "BLOCK", "不得进入下一步"


class MendingState(models.TextChoices):
    """Where a proposal to mend a target on the spot stands."""

    PROPOSED = "PROPOSED", "待单位答复"
    AGREED = "AGREED", "正在修改"
    MENDED = "MENDED", "已当场修改"
    DECLINED = "DECLINED", "单位不同意"


REVIEW_PARTS = ("completeness", "relevance", "adequacy", "feasibility")
"""The four parts of the review table."""


class TargetReview(models.Model):
    """What one reviewer says of a plan as it was handed in; never changed. The latest of a role counts.

    `plan_revision`: the revision of the plan that was reviewed. `grade` and `consequence` follow from the points by the
    rulebook whose digest is kept.
    """

    plan = models.ForeignKey(PerformancePlan, models.PROTECT, related_name="reviews", verbose_name="绩效目标表")
    plan_revision = models.PositiveIntegerField("审核时的修改次数")
    reviewer = models.ForeignKey(Person, models.PROTECT, related_name="target_reviews", verbose_name="审核人")
    role = LineField("审核角色", max_length=24, choices=Role.choices)
    completeness = PointsField("完整性得分")
    relevance = PointsField("相关性得分")
    adequacy = PointsField("适当性得分")
    feasibility = PointsField("可行性得分")
    total = PointsField("审核得分")
    grade = LineField("审核等级", max_length=10, choices=ReviewGrade.choices)
    consequence = LineField("处理", max_length=8, choices=Consequence.choices)
    opinion = ParagraphField("审核意见", max_length=2000, blank=True, default="")
    findings = models.PositiveIntegerField("审核时的问题数")
    rulebook_digest = LineField("规则库摘要", max_length=HASH_LENGTH)
    at = models.DateTimeField("审核时间")

    class Meta:
        """The total is the sum; a target that does not pass is told why."""

        verbose_name = "绩效目标审核"
        constraints = (
            one_of("role", Role, "审核角色"),
            one_of("grade", ReviewGrade, "审核等级"),
            one_of("consequence", Consequence, "处理"),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{part}__gte": 0}),
                    name=f"%(class)s_{part}_not_negative",
                    violation_error_code=part,
                    violation_error_message="得分不能小于零。",
                )
                for part in REVIEW_PARTS
            ),
            models.CheckConstraint(
                condition=Q(
                    total=models.F("completeness")
                    + models.F("relevance")
                    + models.F("adequacy")
                    + models.F("feasibility")
                ),
                name="%(class)s_total_is_sum",
                violation_error_message="审核得分应为四部分得分之和。",
            ),
            models.CheckConstraint(
                condition=Q(consequence="PASS") | ~Q(opinion=""),
                name="%(class)s_says_why",
                violation_error_code="opinion",
                violation_error_message="没有通过的目标，请写明要修改什么。",
            ),
        )
        indexes = (models.Index(fields=("plan", "id"), name="%(class)s_of_plan"),)

    def __str__(self) -> str:
        return f"{self.plan_id} {self.role} {self.grade}"


class TargetMending(models.Model):
    """What a reviewer would change in a target graded 良: with the unit's consent it is changed on the spot.

    `old`, `new`: canonical JSON of the parts of the plan's content that differ. `plan_revision`: the revision that was
    reviewed; `mended_revision`: the one that the change made. AGREED lasts while the change is written: meanwhile the
    database lets the lines of the plan be changed, though it was handed in.
    """

    plan = models.ForeignKey(PerformancePlan, models.PROTECT, related_name="mendings", verbose_name="绩效目标表")
    review = models.ForeignKey(TargetReview, models.PROTECT, related_name="mendings", verbose_name="绩效目标审核")
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="提出人")
    proposed_at = models.DateTimeField("提出时间")
    reason = ParagraphField("修改理由", max_length=1000)
    old = ParagraphField("修改前", max_length=200_000)
    new = ParagraphField("修改后", max_length=200_000)
    plan_revision = models.PositiveIntegerField("提出时的修改次数")
    mended_revision = models.PositiveIntegerField("修改后的修改次数", null=True, blank=True)
    state = LineField("状态", max_length=10, choices=MendingState.choices, default=MendingState.PROPOSED)
    answer = ParagraphField("单位答复", max_length=1000, blank=True, default="")
    answered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="答复人"
    )
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    class Meta:
        """One waits at a time; it says why; who declines says why not."""

        verbose_name = "当场修改"
        constraints = (
            one_of("state", MendingState, "状态"),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="%(class)s_says_why",
                violation_error_code="reason",
                violation_error_message="请写明为什么这样修改。",
            ),
            models.CheckConstraint(
                condition=~Q(state="DECLINED") | ~Q(answer=""),
                name="%(class)s_declined_with_words",
                violation_error_code="answer",
                violation_error_message="不同意的，请写明理由。",
            ),
            models.CheckConstraint(
                condition=Q(state="PROPOSED", answered_at__isnull=True)
                | (~Q(state="PROPOSED") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="%(class)s_answered_by_somebody",
                violation_error_message="答复应写明答复人和时间。",
            ),
            models.CheckConstraint(
                condition=Q(state="MENDED", mended_revision__isnull=False)
                | (~Q(state="MENDED") & Q(mended_revision__isnull=True)),
                name="%(class)s_mended_into_a_revision",
                violation_error_message="当场修改应记下修改后的修改次数。",
            ),
            models.UniqueConstraint(
                fields=("plan",),
                condition=Q(state="PROPOSED"),
                name="%(class)s_one_waits",
                violation_error_message="这张绩效目标表已有一项当场修改在等单位答复。",
            ),
        )
        indexes = (models.Index(fields=("plan", "id"), name="%(class)s_of_plan"),)

    def __str__(self) -> str:
        return "当场修改"
