"""Facts: what statistics read."""

from __future__ import annotations

from django.db import models

from wenxiao_site.registry.fields import AmountField, LineField, ParagraphField, PointsField
from wenxiao_site.registry.models.audit import AuditEvent
from wenxiao_site.registry.models.places import Unit
from wenxiao_site.registry.models.plans import PerformancePlan
from wenxiao_site.registry.models.projects import Project


class Fact(models.Model):
    """What a project, or a unit as a whole, looked like after a step. Append-only; the latest of step and kind counts.

    `step` is the action (``plans.approve``), `kind` a word that divides it (``KEY``, ``AUGUST``), `amount` the money
    that the step is about (涉及资金). `region_path`, `unit_path`: codes from the top down to the unit, joined by
    ``/``, as they were on that day. `tags`: strategy codes and LIVELIHOOD, BOND, TRANSITION_FUND, CLASSIFIED, in order,
    joined by ``,``. Amounts are null where the step says nothing about them.
    """

    event = models.ForeignKey(AuditEvent, models.PROTECT, related_name="facts", verbose_name="审计记录")
    step = LineField("步骤", max_length=60)
    kind = LineField("种类", max_length=24, blank=True, default="")
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="facts", verbose_name="项目"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="facts", verbose_name="单位")
    plan = models.ForeignKey(
        PerformancePlan, models.PROTECT, null=True, blank=True, related_name="facts", verbose_name="绩效目标表"
    )
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    occurred_on = models.DateField("发生日期")
    region_path = LineField("地区层级", max_length=100)
    unit_path = LineField("单位层级", max_length=200)
    account = LineField("所属预算", max_length=20, blank=True, default="")
    category = LineField("项目类别", max_length=10, blank=True, default="")
    novelty = LineField("新增或延续", max_length=10, blank=True, default="")
    tags = ParagraphField("标签", max_length=1000, blank=True, default="")
    fund_source = LineField("资金来源", max_length=14, blank=True, default="")
    amount = AmountField("涉及资金", null=True, blank=True)
    requested_amount = AmountField("申请数", null=True, blank=True)
    supported_amount = AmountField("评估支持数", null=True, blank=True)
    approved_amount = AmountField("批复数", null=True, blank=True)
    adjusted_amount = AmountField("调整后预算数", null=True, blank=True)
    executed_amount = AmountField("支付数", null=True, blank=True)
    count = models.IntegerField("数量", null=True, blank=True)
    score = PointsField("得分", null=True, blank=True)
    grade = LineField("等级", max_length=10, blank=True, default="")
    state = LineField("状态", max_length=20, blank=True, default="")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """Read by year and step, and by project."""

        verbose_name = "事实"
        indexes = (
            models.Index(fields=("fiscal_year", "step", "id"), name="%(class)s_by_year"),
            models.Index(fields=("project", "fiscal_year", "id"), name="%(class)s_of_project"),
        )

    def __str__(self) -> str:
        return f"{self.step} {self.fiscal_year}"
