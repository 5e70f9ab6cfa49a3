"""Zero-based budgeting: what must be paid, how requests are rated, what was allocated; and kept scenarios."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from wenxiao_site.registry.fields import AmountField, LineField, ParagraphField, PointsField
from wenxiao_site.registry.models.common import HASH_LENGTH, fiscal_year_is_plausible, one_of
from wenxiao_site.registry.models.evidence import EvidenceFile
from wenxiao_site.registry.models.people import Person
from wenxiao_site.registry.models.places import Region, Unit
from wenxiao_site.registry.models.projects import Project

FULL_POINTS = 100


class ObligationBasis(models.TextChoices):
    """Why something must be paid."""

    LAW = "LAW", "法律法规"
    CONTRACT = "CONTRACT", "合同"
    SAFETY = "SAFETY", "安全"


class ObligationState(models.TextChoices):
    """Whether what must be paid was believed."""

    CLAIMED = "CLAIMED", "待核实"
    CONFIRMED = "CONFIRMED", "已核实"
    REFUSED = "REFUSED", "不属于必保"


class Obligation(models.Model):
    """A part of a project's request that must be paid, with the proof; it counts once another person confirmed it."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="obligations", verbose_name="项目")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    basis = LineField("必保的原因", max_length=8, choices=ObligationBasis.choices)
    amount = AmountField("必保金额")
    document = LineField("依据（法规条款、合同号、鉴定书）", max_length=200)
    evidence = models.ForeignKey(EvidenceFile, models.PROTECT, related_name="obligations", verbose_name="佐证材料")
    state = LineField("状态", max_length=9, choices=ObligationState.choices, default=ObligationState.CLAIMED)
    opinion = ParagraphField("核实意见", max_length=1000, blank=True, default="")
    claimed_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="申报人")
    claimed_at = models.DateTimeField("申报时间")
    judged_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="核实人"
    )
    judged_at = models.DateTimeField("核实时间", null=True, blank=True)

    class Meta:
        """Above zero, with a document, judged by another person than the one who claimed it."""

        verbose_name = "必保支出"
        constraints = (
            fiscal_year_is_plausible(),
            one_of("basis", ObligationBasis, "必保的原因"),
            one_of("state", ObligationState, "状态"),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="%(class)s_above_zero",
                violation_error_code="amount",
                violation_error_message="必保金额应大于零。",
            ),
            models.CheckConstraint(
                condition=~Q(document=""),
                name="%(class)s_has_a_document",
                violation_error_code="document",
                violation_error_message="请写明依据：法规条款、合同号或鉴定书。",
            ),
            models.CheckConstraint(
                condition=Q(judged_by__isnull=True) | ~Q(judged_by=F("claimed_by")),
                name="%(class)s_judged_by_another",
                violation_error_code="judged_by",
                violation_error_message="必保支出须由申报人以外的人核实。",
            ),
            models.CheckConstraint(
                condition=Q(state="CLAIMED") | Q(judged_by__isnull=False, judged_at__isnull=False),
                name="%(class)s_judged_by_somebody",
                violation_error_message="核实须有核实人和核实时间。",
            ),
        )
        indexes = (models.Index(fields=("project", "fiscal_year", "id"), name="%(class)s_of_project"),)

    def __str__(self) -> str:
        return f"{self.project} {self.fiscal_year} 年度必保支出"


class RequestRating(models.Model):
    """How a request is rated by need, readiness and cost-effectiveness; never changed, a later one replaces it.

    Points of 0 to 100; null is not rated. `is_divisible`: whether a part of the request makes sense.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="request_ratings", verbose_name="项目")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    need_points = PointsField("需求得分", null=True, blank=True)
    readiness_points = PointsField("前期准备得分", null=True, blank=True)
    cost_effectiveness_points = PointsField("成本效益得分", null=True, blank=True)
    is_divisible = models.BooleanField("可以部分安排", default=False)
    opinion = ParagraphField("评分理由", max_length=1000)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="代替的评分"
    )
    rated_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="评分人")
    rated_at = models.DateTimeField("评分时间")

    class Meta:
        """Between 0 and 100, and with a reason."""

        verbose_name = "申请评分"
        constraints = (
            fiscal_year_is_plausible(),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": 0, f"{name}__lte": FULL_POINTS}),
                    name=f"%(class)s_{name}_of_a_hundred",
                    violation_error_code=name,
                    violation_error_message="得分应在 0 到 100 之间。",
                )
                for name in ("need_points", "readiness_points", "cost_effectiveness_points")
            ),
            models.CheckConstraint(
                condition=~Q(opinion=""),
                name="%(class)s_says_why",
                violation_error_code="opinion",
                violation_error_message="请写明评分理由。",
            ),
        )
        indexes = (models.Index(fields=("project", "fiscal_year", "id"), name="%(class)s_of_project"),)

    def __str__(self) -> str:
        return f"{self.project} {self.fiscal_year} 年度申请评分"


class Allocation(models.Model):
    """What a department's requests get under a ceiling, as settled; never changed, a later one replaces it.

    `settings`: ceiling, weights and floor as chosen; `lines`: project → must, allocated, score, reason; both JSON.
    `base_amount`: the beginning budget of the year before; `grown_amount`: that with the usual growth.
    `is_optimal`: whether no other choice under the same ceiling is worth more.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="allocations", verbose_name="部门")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    ceiling_amount = AmountField("控制数")
    requested_amount = AmountField("申请数")
    must_amount = AmountField("必保支出")
    allocated_amount = AmountField("安排数")
    base_amount = AmountField("上年年初数")
    grown_amount = AmountField("基数加增长")
    is_optimal = models.BooleanField("已证明最优", default=False)
    settings = ParagraphField("取值", max_length=2000)
    lines = ParagraphField("逐项安排", max_length=2_000_000)
    rulebook_digest = LineField("规则库校验值", max_length=HASH_LENGTH)
    reason = ParagraphField("核定理由", max_length=1000)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="代替的核定"
    )
    settled_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="核定人")
    settled_at = models.DateTimeField("核定时间")

    class Meta:
        """Within the ceiling, with a reason."""

        verbose_name = "零基预算核定"
        constraints = (
            fiscal_year_is_plausible(),
            models.CheckConstraint(
                condition=Q(must_amount__gte=0, must_amount__lte=F("allocated_amount"))
                & Q(allocated_amount__lte=F("ceiling_amount")),
                name="%(class)s_within_the_ceiling",
                violation_error_code="ceiling",
                violation_error_message="安排数不低于必保支出，不超过控制数。",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="%(class)s_says_why",
                violation_error_code="reason",
                violation_error_message="请写明核定理由。",
            ),
        )
        indexes = (models.Index(fields=("unit", "fiscal_year", "id"), name="%(class)s_of_unit"),)

    def __str__(self) -> str:
        return f"{self.unit} {self.fiscal_year} 年度零基预算核定"


class Scenario(models.Model):
    """Values of the parameters of the use of results, kept under a name. `settings`: a line ``name=text`` each."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="scenarios", verbose_name="地区")
    name = LineField("方案名称", max_length=60)
    settings = ParagraphField("参数取值", max_length=4000)
    note = ParagraphField("说明", max_length=1000, blank=True, default="")
    is_shared = models.BooleanField("本地区共用", default=False)
    kept_by = models.ForeignKey(Person, models.PROTECT, related_name="scenarios", verbose_name="保存人")
    kept_at = models.DateTimeField("保存时间")

    class Meta:
        """Once under its name, and about something."""

        verbose_name = "试算方案"
        constraints = (
            models.UniqueConstraint(
                fields=("region", "name"),
                name="%(class)s_name_once",
                violation_error_code="name",
                violation_error_message="本地区已有同名的方案，请换一个名称。",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(settings=""),
                name="%(class)s_is_about_something",
                violation_error_code="name",
                violation_error_message="方案要有名称，并改动至少一个参数。",
            ),
        )

    def __str__(self) -> str:
        return self.name
