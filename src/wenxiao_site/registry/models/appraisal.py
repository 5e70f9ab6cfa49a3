"""Ex-ante appraisals: what is asked of a project or policy before money is, who judges it, and what comes out."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from wenxiao_site.registry.fields import AmountField, LineField, ParagraphField, PointsField, RatioField, ValueField
from wenxiao_site.registry.models.common import Validity, fiscal_year_is_plausible, one_of
from wenxiao_site.registry.models.evidence import EvidenceFile
from wenxiao_site.registry.models.people import Person
from wenxiao_site.registry.models.places import Unit
from wenxiao_site.registry.models.projects import Project


class AppraisalKind(models.TextChoices):
    """What is appraised, and how thoroughly: bonds and policies have sheets of their own."""

    GENERAL = "GENERAL", "一般评估"
    KEY = "KEY", "重点评估"
    BOND = "BOND", "专项债券评估"
    POLICY = "POLICY", "政策评估"


class AppraisalTier(models.TextChoices):
    """By the amount: a short form, or materials and experts."""

    GENERAL = "GENERAL", "一般"
    KEY = "KEY", "重点"


class AppraisalState(models.TextChoices):
    """Where an appraisal stands."""

    OPEN = "OPEN", "准备中"
    SCORING = "SCORING", "专家评分"
    EXCHANGE = "EXCHANGE", "交换意见"
    CONCLUDED = "CONCLUDED", "已有结论"


class Conclusion(models.TextChoices):
    """What an appraisal says of the request."""

    SUPPORT = "SUPPORT", "予以支持"
    ADJUST = "ADJUST", "调整完善后支持"
    REJECT = "REJECT", "不予支持"


class Verdict(models.TextChoices):
    """The answer of the short form in one dimension."""

    MET = "MET", "符合"
    PARTLY_MET = "PARTLY_MET", "基本符合"
    NOT_MET = "NOT_MET", "不符合"


class MaterialState(models.TextChoices):
    """Where a material of the checklist stands."""

    MISSING = "MISSING", "缺失"
    RECEIVED = "RECEIVED", "已收"
    ACCEPTED = "ACCEPTED", "已通过"
    RETURNED = "RETURNED", "已驳回"


class SeatState(models.TextChoices):
    """What the draw, and what followed it, made of an expert."""

    SEATED = "SEATED", "入选"
    RESERVE = "RESERVE", "候补"
    AVOIDED = "AVOIDED", "回避"
    EXCUSED = "EXCUSED", "请辞"


class CostSide(models.TextChoices):
    """Which side of the balance an item is on."""

    COST = "COST", "成本"
    BENEFIT = "BENEFIT", "效益"


class Appraisal(models.Model):
    """The appraisal of a project, or (without one) of a policy of a unit, for a fiscal year.

    `draw_seed`: what the panel was drawn with; the draw can be repeated from it. `rulebook_digest`: of the rulebook
    that judged it. `score` is null for the short form.
    """

    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="appraisals", verbose_name="项目"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="appraisals", verbose_name="申请单位")
    title = LineField("评估对象", max_length=200)
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    kind = LineField("评估种类", max_length=10, choices=AppraisalKind.choices)
    tier = LineField("评估类别", max_length=10, choices=AppraisalTier.choices)
    state = LineField("状态", max_length=10, choices=AppraisalState.choices, default=AppraisalState.OPEN)
    requested_amount = AmountField("申请数")
    supported_amount = AmountField("评估支持数", null=True, blank=True)
    discount_rate = RatioField("折现率", null=True, blank=True)
    draw_seed = LineField("抽取种子", max_length=64, blank=True, default="")
    score = PointsField("评估得分", null=True, blank=True)
    conclusion = LineField("评估结论", max_length=10, choices=Conclusion.choices, blank=True, default="")
    opinion = ParagraphField("总体意见", max_length=4000, blank=True, default="")
    advice = ParagraphField("相关建议", max_length=4000, blank=True, default="")
    rulebook_digest = LineField("规则库校验值", max_length=64, blank=True, default="")
    concluded_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="结论人"
    )
    concluded_at = models.DateTimeField("结论时间", null=True, blank=True)
    revision = models.PositiveIntegerField("修改次数", default=1)
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """A conclusion is whole, and supports no more than was asked."""

        verbose_name = "事前评估"
        constraints = (
            fiscal_year_is_plausible(),
            one_of("kind", AppraisalKind, "评估种类"),
            one_of("tier", AppraisalTier, "评估类别"),
            one_of("state", AppraisalState, "状态"),
            models.CheckConstraint(
                condition=Q(conclusion__in=["", *sorted(Conclusion.values)]),
                name="%(class)s_conclusion_is_known",
                violation_error_code="conclusion",
                violation_error_message="评估结论不在可选范围内。",
            ),
            models.CheckConstraint(
                condition=Q(requested_amount__gt=0),
                name="%(class)s_asks_for_money",
                violation_error_code="requested_amount",
                violation_error_message="申请数应大于零。",
            ),
            models.CheckConstraint(
                condition=(Q(state="CONCLUDED", supported_amount__isnull=False) & ~Q(conclusion=""))
                | (~Q(state="CONCLUDED") & Q(conclusion="", supported_amount__isnull=True)),
                name="%(class)s_conclusion_is_whole",
                violation_error_code="supported_amount",
                violation_error_message="评估结论应同时有结论和支持数。",
            ),
            models.CheckConstraint(
                condition=Q(supported_amount__isnull=True)
                | (~Q(conclusion="REJECT") & Q(supported_amount__gt=0, supported_amount__lte=F("requested_amount")))
                | Q(conclusion="REJECT", supported_amount=0),
                name="%(class)s_supports_what_it_says",
                violation_error_code="supported_amount",
                violation_error_message="支持数应大于零、不超过申请数；不予支持的为零。",
            ),
            models.UniqueConstraint(
                fields=("project", "fiscal_year"),
                condition=Q(project__isnull=False) & ~Q(state="CONCLUDED"),
                name="%(class)s_one_at_a_time",
                violation_error_message="这个项目本年度已有一项正在进行的事前评估。",
            ),
        )
        indexes = (models.Index(fields=("unit", "fiscal_year"), name="%(class)s_of_unit"),)

    def __str__(self) -> str:
        return self.title


class AppraisalReason(models.Model):
    """What is said of one dimension: by the short form with a verdict, in a key appraisal as the applicant's reason."""

    appraisal = models.ForeignKey(Appraisal, models.PROTECT, related_name="reasons", verbose_name="事前评估")
    dimension = LineField("维度", max_length=20)
    verdict = LineField("判断", max_length=12, choices=Verdict.choices, blank=True, default="")
    reason = ParagraphField("理由", max_length=2000)

    class Meta:
        """Each dimension once, with a reason."""

        verbose_name = "评估理由"
        constraints = (
            models.CheckConstraint(
                condition=Q(verdict__in=["", *sorted(Verdict.values)]),
                name="%(class)s_verdict_is_known",
                violation_error_code="verdict",
                violation_error_message="判断不在可选范围内。",
            ),
            models.UniqueConstraint(fields=("appraisal", "dimension"), name="%(class)s_once"),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="%(class)s_not_empty",
                violation_error_code="reason",
                violation_error_message="请写明理由。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.appraisal_id} {self.dimension}"


class AppraisalMaterial(models.Model):
    """One line of the checklist of materials. `key`: its place in the list of the kind."""

    appraisal = models.ForeignKey(Appraisal, models.PROTECT, related_name="materials", verbose_name="事前评估")
    key = LineField("编号", max_length=40)
    state = LineField("状态", max_length=10, choices=MaterialState.choices, default=MaterialState.MISSING)
    file = models.ForeignKey(EvidenceFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="文件")
    note = LineField("说明", max_length=200, blank=True, default="")

    class Meta:
        """Each once; what is returned says why."""

        verbose_name = "评估资料"
        constraints = (
            one_of("state", MaterialState, "状态"),
            models.UniqueConstraint(fields=("appraisal", "key"), name="%(class)s_once"),
            models.CheckConstraint(
                condition=~Q(state="RETURNED") | ~Q(note=""),
                name="%(class)s_returned_with_a_reason",
                violation_error_code="note",
                violation_error_message="驳回的资料应写明原因。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.appraisal_id} {self.key}"


class Expert(Validity):
    """A person in the pool of experts, with the employer that is avoided (`employer`, where it is a unit here)."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="expertise", verbose_name="专家")
    employer = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="所在单位")
    employer_name = LineField("工作单位", max_length=100)
    speciality = LineField("专业领域", max_length=100)
    recorded_at = models.DateTimeField("登记时间")

    class Meta(Validity.Meta):
        """In the pool for a period."""

        verbose_name = "评审专家"
        constraints = (*Validity.Meta.constraints,)

    def __str__(self) -> str:
        return f"{self.person_id} {self.speciality}"


class Panelist(models.Model):
    """A member of the pool as the draw found him: seated, in reserve, or avoided with the reason."""

    appraisal = models.ForeignKey(Appraisal, models.PROTECT, related_name="panel", verbose_name="事前评估")
    person = models.ForeignKey(Person, models.PROTECT, related_name="seats", verbose_name="专家")
    place = models.PositiveSmallIntegerField("抽取顺序")
    state = LineField("状态", max_length=10, choices=SeatState.choices)
    reason = LineField("原因", max_length=200, blank=True, default="")
    opinion = ParagraphField("评审意见", max_length=4000, blank=True, default="")
    submitted_at = models.DateTimeField("交回时间", null=True, blank=True)

    class Meta:
        """Each person once; who is avoided or excused has a reason; only who is seated hands in."""

        verbose_name = "专家席位"
        constraints = (
            one_of("state", SeatState, "状态"),
            models.UniqueConstraint(fields=("appraisal", "person"), name="%(class)s_once"),
            models.CheckConstraint(
                condition=~Q(state__in=["AVOIDED", "EXCUSED"]) | ~Q(reason=""),
                name="%(class)s_says_why",
                violation_error_code="reason",
                violation_error_message="请写明原因。",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True) | Q(state="SEATED"),
                name="%(class)s_seated_hands_in",
                violation_error_message="只有入选的专家交评分表。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.appraisal_id} {self.person_id}"


class LeafScore(models.Model):
    """The points of one expert on one leaf of the sheet."""

    panelist = models.ForeignKey(Panelist, models.PROTECT, related_name="scores", verbose_name="专家席位")
    leaf = LineField("要点", max_length=30)
    points = PointsField("得分")

    class Meta:
        """Each leaf once, not below zero."""

        verbose_name = "专家评分"
        constraints = (
            models.UniqueConstraint(fields=("panelist", "leaf"), name="%(class)s_once"),
            models.CheckConstraint(
                condition=Q(points__gte=0),
                name="%(class)s_not_negative",
                violation_error_code="points",
                violation_error_message="得分不能小于零。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.panelist_id} {self.leaf}"


class OpinionExchange(models.Model):
    """What was said when opinions were exchanged, by an expert, the applicant or the desk."""

    appraisal = models.ForeignKey(Appraisal, models.PROTECT, related_name="exchanges", verbose_name="事前评估")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="发言人")
    role = LineField("身份", max_length=40)
    text = ParagraphField("意见", max_length=4000)
    written_at = models.DateTimeField("时间")

    class Meta:
        """Never empty."""

        verbose_name = "意见交换"
        constraints = (
            models.CheckConstraint(
                condition=~Q(text=""),
                name="%(class)s_not_empty",
                violation_error_code="text",
                violation_error_message="请填写意见。",
            ),
        )

    def __str__(self) -> str:
        return self.text[:40]


class CostItem(models.Model):
    """One item of costs or benefits in one year; `quantity` gives its unit cost."""

    appraisal = models.ForeignKey(Appraisal, models.PROTECT, related_name="cost_items", verbose_name="事前评估")
    position = models.PositiveSmallIntegerField("顺序")
    side = LineField("成本或效益", max_length=8, choices=CostSide.choices)
    name = LineField("名称", max_length=100)
    fiscal_year = models.PositiveSmallIntegerField("年度")
    amount = AmountField("金额（元）")
    quantity = ValueField("数量", null=True, blank=True)
    measurement_unit = LineField("计量单位", max_length=20, blank=True, default="")

    class Meta:
        """Of a plausible year, not below zero; a quantity has a unit."""

        verbose_name = "成本效益项"
        ordering = ("position", "id")
        constraints = (
            fiscal_year_is_plausible(),
            one_of("side", CostSide, "成本或效益"),
            models.UniqueConstraint(fields=("appraisal", "position"), name="%(class)s_in_order"),
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="%(class)s_not_negative",
                violation_error_code="amount",
                violation_error_message="金额不能小于零。",
            ),
            models.CheckConstraint(
                condition=Q(quantity__isnull=True) | (Q(quantity__gt=0) & ~Q(measurement_unit="")),
                name="%(class)s_quantity_has_a_unit",
                violation_error_code="measurement_unit",
                violation_error_message="数量应大于零，并写明计量单位。",
            ),
        )
        indexes = (models.Index(fields=("name", "measurement_unit"), name="%(class)s_by_name"),)

    def __str__(self) -> str:
        return f"{self.fiscal_year} {self.name}"
