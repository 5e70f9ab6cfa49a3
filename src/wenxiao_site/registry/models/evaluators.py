"""External evaluators: credentials, declared conflicts of interest, and what they are commissioned with."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from wenxiao_site.registry.fields import AmountField, LineField, ParagraphField, PointsField, RatioField
from wenxiao_site.registry.models.common import Validity, one_of
from wenxiao_site.registry.models.evaluation import Evaluation, EvaluationLine
from wenxiao_site.registry.models.evidence import EvidenceFile
from wenxiao_site.registry.models.people import Person
from wenxiao_site.registry.models.places import Unit


class Capacity(models.TextChoices):
    """What a credential lets its holder be."""

    AGENCY = "AGENCY", "机构资质"
    LEAD = "LEAD", "主评人"
    EXPERT = "EXPERT", "合作专家"


class Credential(Validity):
    """A credential of an external evaluator, or of somebody who works for it.

    `person`: the holder, where he has an account here: then conflicts are found by the person and not by the name.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="credentials", verbose_name="第三方机构")
    capacity = LineField("身份", max_length=8, choices=Capacity.choices)
    holder = LineField("持有人", max_length=60)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="credentials", verbose_name="持有人账号"
    )
    title = LineField("资质名称", max_length=100)
    number = LineField("证书编号", max_length=60)
    recorded_at = models.DateTimeField("登记时间")

    class Meta(Validity.Meta):
        """A number once in an evaluator."""

        verbose_name = "第三方资质"
        constraints = (
            *Validity.Meta.constraints,
            one_of("capacity", Capacity, "身份"),
            models.UniqueConstraint(
                fields=("unit", "number"),
                name="%(class)s_number_once",
                violation_error_code="number",
                violation_error_message="这个机构已登记同一编号的资质。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.holder} {self.title}"


class ConflictDeclaration(Validity):
    """An evaluator tells that it, or somebody who works for it, has to keep away from a unit."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="conflicts", verbose_name="第三方机构")
    about = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="应回避的单位")
    holder = LineField("有关人员", max_length=60)
    relation = LineField("关系", max_length=200)
    recorded_at = models.DateTimeField("登记时间")

    class Meta(Validity.Meta):
        """See `Validity`."""

        verbose_name = "利益冲突申报"

    def __str__(self) -> str:
        return f"{self.holder} {self.relation}"


class EvaluatorSuspension(Validity):
    """An external evaluator, or one of its lead evaluators (`credential`), is not commissioned for a time."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="suspensions", verbose_name="第三方机构")
    credential = models.ForeignKey(
        Credential, models.PROTECT, null=True, blank=True, related_name="suspensions", verbose_name="主评人"
    )
    reason = LineField("暂停原因", max_length=200)
    document = LineField("依据", max_length=100)
    recorded_at = models.DateTimeField("登记时间")

    class Meta(Validity.Meta):
        """It ends some day."""

        verbose_name = "第三方暂停委托"
        constraints = (
            *Validity.Meta.constraints,
            models.CheckConstraint(
                condition=Q(valid_to__isnull=False),
                name="%(class)s_ends",
                violation_error_code="valid_to",
                violation_error_message="请填写暂停到哪一天为止。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.credential or self.unit} 暂停至 {self.valid_to}"


class CommissionState(models.TextChoices):
    """Where a commission stands."""

    OFFERED = "OFFERED", "已发出"
    ACCEPTED = "ACCEPTED", "已承接"
    DECLINED = "DECLINED", "已谢绝"
    DELIVERED = "DELIVERED", "已交付"
    RETURNED = "RETURNED", "退回修改"
    APPROVED = "APPROVED", "验收通过"


class Commission(models.Model):
    """An external evaluator is asked to do an evaluation, under a contract and for a fee.

    `reason`: why this one was chosen, as published, with `selection_score` by the rules on that day and all that were
    `considered` (canonical JSON: name, score, reason, what kept it away). `returned`: how
    often a report came back. `quality`: points of the report by the commissioner, the total of its `QualityRating`.
    `report_text`: the words of a report in Word, to find near-copies by; `copied_ratio`, `copied_from`: the earlier
    report that it is most alike, null where nothing could be compared or nothing is alike.
    """

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="commissions", verbose_name="绩效评价")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="commissions", verbose_name="第三方机构")
    lead = models.ForeignKey(Credential, models.PROTECT, related_name="commissions", verbose_name="主评人")
    contract = LineField("委托合同", max_length=100)
    fee = AmountField("委托费用（元）")
    reason = ParagraphField("选用理由", max_length=1000)
    selection_score = PointsField("选用得分", null=True, blank=True)
    considered = ParagraphField("候选机构和得分", blank=True, default="")
    state = LineField("状态", max_length=10, choices=CommissionState.choices, default=CommissionState.OFFERED)
    opinion = ParagraphField("意见", max_length=1000, blank=True, default="")
    report = models.ForeignKey(
        EvidenceFile, models.PROTECT, null=True, blank=True, related_name="reports", verbose_name="评价报告"
    )
    report_text = ParagraphField("报告文字", blank=True, default="")
    copied_ratio = RatioField("文字相似度", null=True, blank=True)
    copied_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="copies", verbose_name="相似的报告"
    )
    returned = models.PositiveSmallIntegerField("退回次数", default=0)
    quality = PointsField("报告质量得分", null=True, blank=True)
    offered_at = models.DateTimeField("发出时间")
    decided_at = models.DateTimeField("办结时间", null=True, blank=True)

    class Meta:
        """One at a time for an evaluation; fees and points are not below zero."""

        verbose_name = "第三方委托"
        constraints = (
            one_of("state", CommissionState, "状态"),
            models.CheckConstraint(
                condition=Q(fee__gte=0),
                name="%(class)s_fee_not_negative",
                violation_error_code="fee",
                violation_error_message="委托费用不能小于零。",
            ),
            models.CheckConstraint(
                condition=Q(quality__isnull=True) | Q(quality__gte=0, quality__lte=100),
                name="%(class)s_quality_within_hundred",
                violation_error_code="quality",
                violation_error_message="报告质量得分应在 0 到 100 之间。",
            ),
            models.UniqueConstraint(
                fields=("evaluation",),
                condition=~Q(state=CommissionState.DECLINED),
                name="%(class)s_one_at_a_time",
                violation_error_message="这项评价已委托给一家机构。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} → {self.evaluation_id}"


class CommissionExpert(models.Model):
    """An expert whom the external evaluator brings to a commission."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="experts", verbose_name="第三方委托")
    credential = models.ForeignKey(Credential, models.PROTECT, related_name="memberships", verbose_name="专家")

    class Meta:
        """Each once."""

        verbose_name = "委托的专家"
        constraints = (models.UniqueConstraint(fields=("commission", "credential"), name="%(class)s_once"),)

    def __str__(self) -> str:
        return f"{self.commission_id}/{self.credential_id}"


class QualityRating(models.Model):
    """One line of the quality sheet of a report: what was looked at, its points, and why."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="ratings", verbose_name="第三方委托")
    position = models.PositiveSmallIntegerField("顺序")
    label = LineField("评分项", max_length=60)
    max_points = PointsField("分值")
    points = PointsField("得分")
    note = LineField("说明", max_length=200, blank=True, default="")

    class Meta:
        """Within what the line is worth."""

        verbose_name = "报告质量评分"
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=("commission", "position"), name="%(class)s_once"),
            models.CheckConstraint(
                condition=Q(points__gte=0, points__lte=F("max_points")),
                name="%(class)s_points_within_most",
                violation_error_code="points",
                violation_error_message="得分应在 0 到分值之间。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.commission_id} {self.label}"


class SecondScoring(models.Model):
    """A commissioned evaluation that was drawn to be scored again by somebody who does not see the first points."""

    evaluation = models.OneToOneField(
        Evaluation, models.PROTECT, related_name="second_scoring", verbose_name="绩效评价"
    )
    scorer = models.ForeignKey(Person, models.PROTECT, related_name="second_scorings", verbose_name="复评人")
    seed = LineField("随机种子", max_length=40)
    listed = models.PositiveIntegerField("参加抽取")
    drawn_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="抽取人")
    drawn_at = models.DateTimeField("抽取时间")
    score = PointsField("复评得分", null=True, blank=True)
    submitted_at = models.DateTimeField("交回时间", null=True, blank=True)

    class Meta:
        """Handed in with a score, or not at all."""

        verbose_name = "双评"
        constraints = (
            models.CheckConstraint(
                condition=Q(score__isnull=True, submitted_at__isnull=True)
                | Q(score__isnull=False, submitted_at__isnull=False),
                name="%(class)s_score_when_submitted",
                violation_error_message="交回时应有总分。",
            ),
        )

    def __str__(self) -> str:
        return f"双评 {self.evaluation_id}"


class SecondScore(models.Model):
    """The points that the second scorer gives to an indicator."""

    scoring = models.ForeignKey(SecondScoring, models.PROTECT, related_name="scores", verbose_name="双评")
    line = models.ForeignKey(EvaluationLine, models.PROTECT, related_name="second_scores", verbose_name="评价指标")
    points = PointsField("复评给分")
    note = LineField("依据", max_length=200, blank=True, default="")

    class Meta:
        """Each indicator once."""

        verbose_name = "双评给分"
        constraints = (
            models.UniqueConstraint(fields=("scoring", "line"), name="%(class)s_once"),
            models.CheckConstraint(
                condition=Q(points__gte=0),
                name="%(class)s_not_negative",
                violation_error_code="points",
                violation_error_message="得分不能小于零。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.scoring_id}/{self.line_id}"
