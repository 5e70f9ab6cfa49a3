"""External evaluators: credentials, declared conflicts of interest, and what they are commissioned with."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from wenxiao_site.registry.fields import AmountField, LineField, ParagraphField, PointsField
from wenxiao_site.registry.models.common import Validity, one_of
from wenxiao_site.registry.models.evaluation import Evaluation
from wenxiao_site.registry.models.evidence import EvidenceFile
from wenxiao_site.registry.models.places import Unit


class Capacity(models.TextChoices):
    """What a credential lets its holder be."""

    AGENCY = "AGENCY", "机构资质"
    LEAD = "LEAD", "主评人"
    EXPERT = "EXPERT", "合作专家"


class Credential(Validity):
    """A credential of an external evaluator, or of somebody who works for it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="credentials", verbose_name="第三方机构")
    capacity = LineField("身份", max_length=8, choices=Capacity.choices)
    holder = LineField("持有人", max_length=60)
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

    `reason`: why this one was chosen, as published. `quality`: points of the report by the commissioner.
    """

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="commissions", verbose_name="绩效评价")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="commissions", verbose_name="第三方机构")
    lead = models.ForeignKey(Credential, models.PROTECT, related_name="commissions", verbose_name="主评人")
    contract = LineField("委托合同", max_length=100)
    fee = AmountField("委托费用（元）")
    reason = ParagraphField("选用理由", max_length=1000)
    state = LineField("状态", max_length=10, choices=CommissionState.choices, default=CommissionState.OFFERED)
    opinion = ParagraphField("意见", max_length=1000, blank=True, default="")
    report = models.ForeignKey(
        EvidenceFile, models.PROTECT, null=True, blank=True, related_name="reports", verbose_name="评价报告"
    )
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
