"""What a project was to get and what it spent: dated, with the document, never overwritten."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from wenxiao_site.registry.fields import AmountField, LineField
from wenxiao_site.registry.models.common import fiscal_year_is_plausible, one_of
from wenxiao_site.registry.models.projects import Project


class AmountKind(models.TextChoices):
    """What happened to a request on its way."""

    REQUESTED = "REQUESTED", "申请数"
    SUPPORTED = "SUPPORTED", "评估支持数"
    APPROVED = "APPROVED", "批复数"
    ADJUSTED = "ADJUSTED", "调整后预算数"


IN_YEAR = (AmountKind.APPROVED, AmountKind.ADJUSTED)
"""Kinds that are decided in the fiscal year itself; the others also in the year before."""


class FundSource(models.TextChoices):
    """The money lines of the official forms."""

    CURRENT_YEAR = "CURRENT_YEAR", "当年财政拨款"
    CARRY_OVER = "CARRY_OVER", "上年结转资金"
    OTHER = "OTHER", "其他资金"


class BudgetAmount(models.Model):
    """An amount for a project in a fiscal year, as decided on a day by a document.

    ADJUSTED is the whole budget after the adjustment. `replaces`: the entry that this one corrects. The amount that
    counts is the latest by `decided_on` among those that no other replaces.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="budget_amounts", verbose_name="项目")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    kind = LineField("性质", max_length=10, choices=AmountKind.choices)
    fund_source = LineField("资金来源", max_length=14, choices=FundSource.choices, default=FundSource.CURRENT_YEAR)
    amount = AmountField("金额（元）")
    decided_on = models.DateField("日期")
    document = LineField("依据文件", max_length=200)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="更正的记录"
    )
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """Not below zero, and dated in the year it speaks of."""

        verbose_name = "预算金额"
        constraints = (
            fiscal_year_is_plausible(),
            one_of("kind", AmountKind, "性质"),
            one_of("fund_source", FundSource, "资金来源"),
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="%(class)s_not_negative",
                violation_error_code="amount",
                violation_error_message="金额不能小于零。",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__year=F("fiscal_year"))
                | (~Q(kind__in=sorted(IN_YEAR)) & Q(decided_on__year=F("fiscal_year") - 1)),
                name="%(class)s_dated_in_its_year",
                violation_error_code="decided_on",
                violation_error_message="日期不在预算年度内（申请数、评估支持数可以在上一年度）。",
            ),
        )
        indexes = (models.Index(fields=("project", "fiscal_year", "kind", "decided_on"), name="%(class)s_line"),)

    def __str__(self) -> str:
        return f"{self.project_id} {self.fiscal_year} {self.kind} {self.amount}"


class Execution(models.Model):
    """Money that moved on a day; below zero when it came back. What was spent by a date is the sum up to it.

    `reference`: the number of the payment where it has one; the same payment is not taken twice.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="executions", verbose_name="项目")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    fund_source = LineField("资金来源", max_length=14, choices=FundSource.choices, default=FundSource.CURRENT_YEAR)
    amount = AmountField("金额（元）")
    executed_on = models.DateField("支付日期")
    document = LineField("凭证", max_length=200)
    reference = LineField("支付编号", max_length=60, blank=True, default="")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """Dated in its year; a payment once."""

        verbose_name = "预算执行"
        constraints = (
            fiscal_year_is_plausible(),
            one_of("fund_source", FundSource, "资金来源"),
            models.CheckConstraint(
                condition=~Q(amount=0),
                name="%(class)s_not_zero",
                violation_error_code="amount",
                violation_error_message="金额不能为零。",
            ),
            models.CheckConstraint(
                condition=Q(executed_on__year=F("fiscal_year")),
                name="%(class)s_dated_in_its_year",
                violation_error_code="executed_on",
                violation_error_message="支付日期不在预算年度内。",
            ),
            models.UniqueConstraint(
                fields=("project", "reference"),
                condition=~Q(reference=""),
                name="%(class)s_payment_once",
                violation_error_code="reference",
                violation_error_message="这个项目已有同一支付编号的记录。",
            ),
        )
        indexes = (models.Index(fields=("project", "fiscal_year", "executed_on"), name="%(class)s_line"),)

    def __str__(self) -> str:
        return f"{self.project_id} {self.executed_on} {self.amount}"
