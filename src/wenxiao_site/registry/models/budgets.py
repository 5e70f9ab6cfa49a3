"""The preparation of a budget: rounds, and requests that carry money and target plan through one state machine."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from wenxiao_site.registry.fields import AmountField, LineField, ParagraphField
from wenxiao_site.registry.models.appraisal import Appraisal, AppraisalTier
from wenxiao_site.registry.models.common import fiscal_year_is_plausible, one_of
from wenxiao_site.registry.models.plans import PerformancePlan
from wenxiao_site.registry.models.projects import Project
from wenxiao_site.registry.models.rounds import Round
from wenxiao_site.registry.models.targets import ReviewGrade


class BudgetRoundKind(models.TextChoices):
    """Which way up a request goes."""

    FIRST = "FIRST", "一上"
    SECOND = "SECOND", "二上"
    MID_YEAR = "MID_YEAR", "年中追加"


class RequestState(models.TextChoices):
    """Where a request stands, and its plan with it."""

    DRAFTED = "DRAFTED", "编制中"
    SUBMITTED = "SUBMITTED", "已申报"
    REVIEWED = "REVIEWED", "部门已审核"
    SUPPORTED = "SUPPORTED", "财政已审核"
    APPROVED = "APPROVED", "已批复"
    PUBLISHED = "PUBLISHED", "已公开"
    RETURNED = "RETURNED", "退回修改"


IN_HAND = (RequestState.DRAFTED, RequestState.RETURNED)
"""With the unit, to be written."""

PLAN_STATES = {
    RequestState.DRAFTED: ("DRAFT", "RETURNED"),
    RequestState.RETURNED: ("RETURNED", "DRAFT"),
    RequestState.SUBMITTED: ("SUBMITTED",),
    RequestState.REVIEWED: ("SUBMITTED",),
    RequestState.SUPPORTED: ("SUBMITTED",),
    RequestState.APPROVED: ("APPROVED",),
    RequestState.PUBLISHED: ("APPROVED",),
}
"""The states of a plan that go with a state of its request; the first is the one that it is moved to."""


_SENT = sorted({*RequestState.values} - {*IN_HAND})
_REVIEWED = ["APPROVED", "PUBLISHED", "REVIEWED", "SUPPORTED"]
_SUPPORTED = ["APPROVED", "PUBLISHED", "SUPPORTED"]
_APPROVED = ["APPROVED", "PUBLISHED"]


class BudgetRound(models.Model):
    """A round of budget preparation: a campaign with its deadlines, for a region and all below it.

    From then on the money and the plans of the year's projects move through requests only.
    """

    campaign = models.OneToOneField(Round, models.PROTECT, related_name="budget_round", verbose_name="工作批次")
    kind = LineField("轮次", max_length=10, choices=BudgetRoundKind.choices)
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """Of a kind."""

        verbose_name = "预算编制轮次"
        constraints = (one_of("kind", BudgetRoundKind, "轮次"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.campaign_id}"


class BudgetRequest(models.Model):
    """A project's request in a round: an amount, a plan and, where it is required, an appraisal.

    The plan follows the state: the database moves it along and refuses to move it alone. `rank`: the department's
    order. `target_grade`: of the review of the plan. `appraisal_required`, `rulebook_digest`: as judged when it
    was submitted.
    """

    round = models.ForeignKey(BudgetRound, models.PROTECT, related_name="requests", verbose_name="预算编制轮次")
    project = models.ForeignKey(Project, models.PROTECT, related_name="budget_requests", verbose_name="项目")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    plan = models.OneToOneField(
        PerformancePlan, models.PROTECT, null=True, blank=True, related_name="budget_request", verbose_name="绩效目标表"
    )
    appraisal = models.ForeignKey(
        Appraisal, models.PROTECT, null=True, blank=True, related_name="budget_requests", verbose_name="事前评估"
    )
    requested_amount = AmountField("申请数（元）")
    supported_amount = AmountField("财政审核数（元）", null=True, blank=True)
    approved_amount = AmountField("批复数（元）", null=True, blank=True)
    is_major_undertaking = models.BooleanField("新增重大事业发展类", default=False)
    basis = ParagraphField("申请理由和测算依据", max_length=4000, blank=True, default="")
    explanation = ParagraphField("情况说明", max_length=1000, blank=True, default="")
    rank = models.PositiveSmallIntegerField("部门排序", null=True, blank=True)
    target_grade = LineField("绩效目标审核等级", max_length=10, choices=ReviewGrade.choices, blank=True, default="")
    appraisal_required = models.BooleanField("须先开展事前评估", default=False)
    tier = LineField("评估类别", max_length=10, choices=AppraisalTier.choices, blank=True, default="")
    rulebook_digest = LineField("规则库校验值", max_length=64, blank=True, default="")
    state = LineField("状态", max_length=10, choices=RequestState.choices, default=RequestState.DRAFTED)
    opinion = ParagraphField("审核意见", max_length=2000, blank=True, default="")
    document = LineField("批复文件", max_length=200, blank=True, default="")
    address = LineField("公开网址", max_length=300, blank=True, default="")
    submitted_at = models.DateTimeField("申报时间", null=True, blank=True)
    published_on = models.DateField("公开日期", null=True, blank=True)
    revision = models.PositiveIntegerField("修改次数", default=1)
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """Money and target together at every step."""

        verbose_name = "预算申请"
        constraints = (
            fiscal_year_is_plausible(),
            one_of("state", RequestState, "状态"),
            models.CheckConstraint(
                condition=Q(target_grade__in=["", *sorted(ReviewGrade.values)]),
                name="%(class)s_target_grade_is_known",
                violation_error_code="target_grade",
                violation_error_message="绩效目标审核等级不在可选范围内。",
            ),
            models.CheckConstraint(
                condition=Q(tier__in=["", *sorted(AppraisalTier.values)]),
                name="%(class)s_tier_is_known",
                violation_error_code="tier",
                violation_error_message="评估类别不在可选范围内。",
            ),
            models.UniqueConstraint(
                fields=("round", "project"),
                name="%(class)s_once_in_a_round",
                violation_error_code="project",
                violation_error_message="这个项目在本轮已有预算申请。",
            ),
            models.CheckConstraint(
                condition=Q(requested_amount__gt=0),
                name="%(class)s_asks_for_money",
                violation_error_code="requested_amount",
                violation_error_message="申请数应大于零。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_SENT) | Q(plan__isnull=False),
                name="%(class)s_money_needs_a_target",
                violation_error_code="plan",
                violation_error_message="预算申请与绩效目标同步申报：还没有绩效目标。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_SENT) | Q(appraisal_required=False) | Q(appraisal__isnull=False),
                name="%(class)s_money_needs_its_appraisal",
                violation_error_code="appraisal",
                violation_error_message="须先开展事前评估，没有评估结论不能申报。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_REVIEWED) | (Q(rank__isnull=False, target_grade__in=["EXCELLENT", "GOOD"])),
                name="%(class)s_reviewed_with_its_target",
                violation_error_code="target_grade",
                violation_error_message="绩效目标审核为优或良、并排序后，预算申请才能通过审核。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_SUPPORTED)
                | Q(supported_amount__gt=0, supported_amount__lte=F("requested_amount")),
                name="%(class)s_supported_within_the_request",
                violation_error_code="supported_amount",
                violation_error_message="财政审核数应大于零，不超过申请数。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_APPROVED)
                | (Q(approved_amount__gt=0, approved_amount__lte=F("supported_amount")) & ~Q(document="")),
                name="%(class)s_approved_within_the_support",
                violation_error_code="approved_amount",
                violation_error_message="批复数应大于零，不超过财政审核数，并写明批复文件。",
            ),
            models.CheckConstraint(
                condition=Q(state="PUBLISHED", published_on__isnull=False)
                | (~Q(state="PUBLISHED") & Q(published_on__isnull=True)),
                name="%(class)s_published_on_a_day",
                violation_error_code="published_on",
                violation_error_message="公开应写明日期。",
            ),
        )
        indexes = (
            models.Index(fields=("project", "fiscal_year"), name="%(class)s_of_project"),
            models.Index(fields=("round", "state", "id"), name="%(class)s_in_round"),
        )

    def __str__(self) -> str:
        return f"{self.project_id} {self.fiscal_year} {self.state}"
