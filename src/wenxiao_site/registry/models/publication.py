"""Publication: what has to be public until when, and what a department has published."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from wenxiao_site.registry.fields import LineField
from wenxiao_site.registry.models.common import fiscal_year_is_plausible, one_of
from wenxiao_site.registry.models.places import Region, Unit


class PublicationKind(models.TextChoices):
    """With what the performance information goes out. The final accounts carry the targets as they were in the end."""

    BUDGET = "BUDGET", "预算和绩效目标"
    FINAL_ACCOUNTS = "FINAL_ACCOUNTS", "决算和评价结果"


class PublicationDuty(models.Model):
    """A region's budget or final accounts of a year were approved: from that day its departments have to publish.

    `due_on`: the last day, as the rules of the region said on the day of the approval.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="publication_duties", verbose_name="地区")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    kind = LineField("公开内容", max_length=14, choices=PublicationKind.choices)
    approved_on = models.DateField("批复日期")
    due_on = models.DateField("公开期限")
    document = LineField("批复文件", max_length=200, blank=True, default="")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """One of a kind in a region and year."""

        verbose_name = "公开任务"
        constraints = (
            fiscal_year_is_plausible(),
            one_of("kind", PublicationKind, "公开内容"),
            models.UniqueConstraint(
                fields=("region", "fiscal_year", "kind"),
                name="%(class)s_once",
                violation_error_code="kind",
                violation_error_message="这个地区本年度已有这项公开任务。",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("approved_on")),
                name="%(class)s_days_in_order",
                violation_error_code="due_on",
                violation_error_message="公开期限不能早于批复日期。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.region} {self.fiscal_year} 年度{self.get_kind_display()}"


class Publication(models.Model):
    """A department published what it had by then. Published again later, it adds what was decided since."""

    duty = models.ForeignKey(PublicationDuty, models.PROTECT, related_name="publications", verbose_name="公开任务")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="publications", verbose_name="部门")
    published_on = models.DateField("公开日期")
    address = LineField("公开网址", max_length=300, blank=True, default="")
    items = models.PositiveIntegerField("公开的项目数")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """Read by department."""

        verbose_name = "公开"
        indexes = (models.Index(fields=("unit", "duty", "recorded_at"), name="%(class)s_of_unit"),)

    def __str__(self) -> str:
        return f"{self.unit} {self.duty}"
