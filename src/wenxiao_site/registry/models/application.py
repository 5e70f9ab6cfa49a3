"""Use of results: decisions about the money of a coming year, remediation, training."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from wenxiao_site.registry.fields import AmountField, LineField, ParagraphField, PointsField
from wenxiao_site.registry.models.common import HASH_LENGTH, fiscal_year_is_plausible, one_of
from wenxiao_site.registry.models.evaluation import Grade
from wenxiao_site.registry.models.evidence import EvidenceFile
from wenxiao_site.registry.models.people import Person
from wenxiao_site.registry.models.places import Region, Unit
from wenxiao_site.registry.models.projects import Project


class ResultUse(models.TextChoices):
    """What a result does to money."""

    CUT = "CUT", "核减"
    KEEP = "KEEP", "予以保障"
    RAISE = "RAISE", "增加"
    CANCEL = "CANCEL", "取消"
    RECOVER = "RECOVER", "收回"


class DecisionOutcome(models.TextChoices):
    """What the budget desk made of a recommendation."""

    ACCEPT = "ACCEPT", "采纳建议"
    CHANGE = "CHANGE", "调整建议"
    REFUSE = "REFUSE", "不采纳"


class PolicyEffect(models.TextChoices):
    """What a result does to the policy."""

    CONTINUE = "CONTINUE", "继续实施"
    CHANGE = "CHANGE", "调整完善"
    END = "END", "到期退出"


class ResultDecision(models.Model):
    """How the result of a fiscal year bears on the budget of a later one; never changed.

    `base_amount`: what the recommendation is a part of; `recommended_amount`, `reason`: as the rules gave them under
    `rulebook_digest`; `decided_amount`: the ceiling of `budget_year`. `is_held`: nothing may be asked for while
    remediation is open. A later decision for the same budget year takes the place of the earlier one (`replaces`).
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="result_decisions", verbose_name="项目")
    fiscal_year = models.PositiveSmallIntegerField("评价年度")
    budget_year = models.PositiveSmallIntegerField("预算年度")
    score = PointsField("评价得分", null=True, blank=True)
    grade = LineField("评价等级", max_length=10, choices=Grade.choices)
    base_amount = AmountField("基数")
    recommended_amount = AmountField("建议控制数")
    recommended_use = LineField("建议", max_length=8, choices=ResultUse.choices)
    reason = ParagraphField("建议理由", max_length=2000)
    rulebook_digest = LineField("规则库校验值", max_length=HASH_LENGTH)
    outcome = LineField("处理", max_length=8, choices=DecisionOutcome.choices)
    decision_reason = ParagraphField("决定理由", max_length=1000)
    decided_amount = AmountField("核定控制数")
    use = LineField("结果应用", max_length=8, choices=ResultUse.choices)
    is_held = models.BooleanField("整改完成前暂缓安排", default=False)
    policy_effect = LineField("对政策的处理", max_length=8, choices=PolicyEffect.choices, default=PolicyEffect.CONTINUE)
    management = ParagraphField("管理上要改什么", max_length=1000, blank=True, default="")
    management_due_on = models.DateField("改到什么时候", null=True, blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="代替的决定"
    )
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="决定人")
    decided_at = models.DateTimeField("决定时间")

    class Meta:
        """For a later year; not below zero; what differs is a change; what must change has a day."""

        verbose_name = "结果应用决定"
        constraints = (
            fiscal_year_is_plausible(),
            one_of("grade", Grade, "评价等级"),
            one_of("recommended_use", ResultUse, "建议"),
            one_of("use", ResultUse, "结果应用"),
            one_of("outcome", DecisionOutcome, "处理"),
            one_of("policy_effect", PolicyEffect, "对政策的处理"),
            models.CheckConstraint(
                condition=Q(budget_year__gt=F("fiscal_year"), budget_year__lte=F("fiscal_year") + 2),
                name="%(class)s_for_a_coming_year",
                violation_error_code="budget_year",
                violation_error_message="结果用于评价年度之后一至两年的预算。",
            ),
            models.CheckConstraint(
                condition=Q(base_amount__gte=0, recommended_amount__gte=0, decided_amount__gte=0),
                name="%(class)s_not_negative",
                violation_error_code="decided_amount",
                violation_error_message="金额不能小于零。",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="ACCEPT") | Q(decided_amount=F("recommended_amount")),
                name="%(class)s_accepted_as_it_is",
                violation_error_code="decided_amount",
                violation_error_message="采纳建议时，核定控制数就是建议控制数。",
            ),
            models.CheckConstraint(
                condition=~Q(decision_reason=""),
                name="%(class)s_says_why",
                violation_error_code="decision_reason",
                violation_error_message="请写明理由。",
            ),
            models.CheckConstraint(
                condition=Q(management="") | Q(management_due_on__isnull=False),
                name="%(class)s_management_has_a_day",
                violation_error_code="management_due_on",
                violation_error_message="请写明管理上的改进要在哪一天前完成。",
            ),
        )
        indexes = (models.Index(fields=("project", "budget_year", "id"), name="%(class)s_of_project"),)

    def __str__(self) -> str:
        return f"{self.project} {self.budget_year} 年度结果应用决定"


class ProblemCategory(models.TextChoices):
    """Kinds of problems, so that the same one is found elsewhere."""

    TARGET = "TARGET", "绩效目标不实"
    SLOW = "SLOW", "预算执行缓慢"
    OUTPUT = "OUTPUT", "产出未完成"
    OUTCOME = "OUTCOME", "效益不明显"
    MANAGEMENT = "MANAGEMENT", "管理制度不健全"
    FUNDS = "FUNDS", "资金使用不规范"
    ASSETS = "ASSETS", "资产闲置"
    DATA = "DATA", "数据不真实"
    OTHER = "OTHER", "其他"


class RemediationState(models.TextChoices):
    """Where a remediation stands."""

    DEMANDED = "DEMANDED", "待整改"
    PLANNED = "PLANNED", "整改中"
    REPORTED = "REPORTED", "待核实"
    VERIFIED = "VERIFIED", "已销号"


class Remediation(models.Model):
    """A problem that a result showed, and what is done about it.

    `recurs`: the earlier one, verified, that came back. `reopened`: how often it was found not to be mended.
    `revision` counts the steps: whoever takes one names the one that was read.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="remediations", verbose_name="项目")
    fiscal_year = models.PositiveSmallIntegerField("评价年度")
    category = LineField("问题分类", max_length=10, choices=ProblemCategory.choices)
    problem = ParagraphField("问题", max_length=1000)
    demand = ParagraphField("整改要求", max_length=1000)
    due_on = models.DateField("整改期限")
    state = LineField("状态", max_length=8, choices=RemediationState.choices, default=RemediationState.DEMANDED)
    demanded_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="下达人")
    demanded_at = models.DateTimeField("下达时间")
    plan = ParagraphField("整改方案", max_length=2000, blank=True, default="")
    owner = LineField("整改责任人", max_length=40, blank=True, default="")
    result = ParagraphField("整改结果", max_length=2000, blank=True, default="")
    evidence = models.ForeignKey(
        EvidenceFile, models.PROTECT, null=True, blank=True, related_name="remediations", verbose_name="佐证材料"
    )
    reported_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="报送人"
    )
    reported_at = models.DateTimeField("报送时间", null=True, blank=True)
    opinion = ParagraphField("核实意见", max_length=1000, blank=True, default="")
    verified_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="核实人"
    )
    verified_at = models.DateTimeField("核实时间", null=True, blank=True)
    recurs = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="recurred_as", verbose_name="重复出现的问题"
    )
    reopened = models.PositiveSmallIntegerField("重新打开次数", default=0)
    revision = models.PositiveIntegerField("修改次数", default=1)

    class Meta:
        """Verified by another person than the one who reported it."""

        verbose_name = "整改事项"
        constraints = (
            fiscal_year_is_plausible(),
            one_of("category", ProblemCategory, "问题分类"),
            one_of("state", RemediationState, "状态"),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True) | ~Q(verified_by=F("reported_by")),
                name="%(class)s_verified_by_another",
                violation_error_code="verified_by",
                violation_error_message="整改须由报送人以外的人核实。",
            ),
            models.CheckConstraint(
                condition=~Q(state="VERIFIED") | Q(verified_by__isnull=False, verified_at__isnull=False),
                name="%(class)s_verified_by_somebody",
                violation_error_message="销号须有核实人和核实时间。",
            ),
        )
        indexes = (
            models.Index(fields=("project", "state", "id"), name="%(class)s_of_project"),
            models.Index(fields=("category", "fiscal_year", "id"), name="%(class)s_alike"),
        )

    def __str__(self) -> str:
        return f"{self.fiscal_year} 年度整改：{self.problem[:30]}"


class TrainingMethod(models.TextChoices):
    """How people are trained."""

    COURSE = "COURSE", "专题培训"
    CASE_TEACHING = "CASE_TEACHING", "案例教学"
    LEARNING_BY_DOING = "LEARNING_BY_DOING", "以干代训"


class Audience(models.TextChoices):
    """Who is trained."""

    FINANCE = "FINANCE", "财政部门"
    DEPARTMENT = "DEPARTMENT", "部门（单位）"
    EXTERNAL_EVALUATOR = "EXTERNAL_EVALUATOR", "第三方机构"


class TrainingCourse(models.Model):
    """A training that was held."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="training_courses", verbose_name="地区")
    title = LineField("培训名称", max_length=200)
    method = LineField("培训方式", max_length=20, choices=TrainingMethod.choices)
    held_on = models.DateField("培训日期")
    days = models.PositiveSmallIntegerField("天数", default=1)
    organiser = models.ForeignKey(Unit, models.PROTECT, related_name="training_courses", verbose_name="主办单位")
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="登记人")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """Once under its name on a day."""

        verbose_name = "培训"
        constraints = (
            one_of("method", TrainingMethod, "培训方式"),
            models.CheckConstraint(
                condition=Q(days__gte=1, days__lte=366),
                name="%(class)s_days_are_plausible",
                violation_error_code="days",
                violation_error_message="天数应在 1 到 366 之间。",
            ),
            models.UniqueConstraint(
                fields=("region", "title", "held_on"),
                name="%(class)s_once",
                violation_error_code="title",
                violation_error_message="这一天已登记过同名的培训。",
            ),
        )
        indexes = (models.Index(fields=("held_on", "id"), name="%(class)s_by_day"),)

    def __str__(self) -> str:
        return self.title


class TrainingAttendance(models.Model):
    """How many people of an audience attended, in person-times."""

    course = models.ForeignKey(TrainingCourse, models.PROTECT, related_name="attendances", verbose_name="培训")
    audience = LineField("培训对象", max_length=20, choices=Audience.choices)
    person_times = models.PositiveIntegerField("人次")

    class Meta:
        """An audience once in a course, with somebody in it."""

        verbose_name = "培训人次"
        constraints = (
            one_of("audience", Audience, "培训对象"),
            models.CheckConstraint(
                condition=Q(person_times__gte=1),
                name="%(class)s_somebody_came",
                violation_error_code="person_times",
                violation_error_message="人次应大于零。",
            ),
            models.UniqueConstraint(
                fields=("course", "audience"),
                name="%(class)s_audience_once",
                violation_error_code="audience",
                violation_error_message="同一培训对象只登记一次。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.course_id} {self.audience} {self.person_times}"
