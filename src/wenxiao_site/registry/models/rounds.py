"""Rounds of work and their deadlines."""

from __future__ import annotations

from django.db import models

from wenxiao_site.registry.fields import LineField
from wenxiao_site.registry.models.common import fiscal_year_is_plausible, one_of
from wenxiao_site.registry.models.places import Region, Unit


class Stage(models.TextChoices):
    """The lifecycle."""

    APPRAISAL = "APPRAISAL", "事前评估"
    TARGETS = "TARGETS", "绩效目标"
    MONITORING = "MONITORING", "运行监控"
    EVALUATION = "EVALUATION", "绩效评价"
    APPLICATION = "APPLICATION", "结果应用"


class Step(models.TextChoices):
    """Who has to be ready by a deadline."""

    UNIT = "UNIT", "单位报送"
    DEPARTMENT = "DEPARTMENT", "主管部门审核"
    FINANCE = "FINANCE", "财政部门审核"


class Round(models.Model):
    """A campaign of a region for a stage of a fiscal year: 2026年5月监控."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="rounds", verbose_name="地区")
    stage = LineField("环节", max_length=12, choices=Stage.choices)
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    name = LineField("名称", max_length=60)
    opens_on = models.DateField("开始日期")
    closed_on = models.DateField("结束日期", null=True, blank=True)
    document = LineField("通知文件", max_length=200, blank=True, default="")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """A name once in a region, stage and year."""

        verbose_name = "工作批次"
        constraints = (
            fiscal_year_is_plausible(),
            one_of("stage", Stage, "环节"),
            models.UniqueConstraint(
                fields=("region", "stage", "fiscal_year", "name"),
                name="%(class)s_name_once",
                violation_error_code="name",
                violation_error_message="这个地区本年度本环节已有同名批次。",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True) | models.Q(closed_on__gte=models.F("opens_on")),
                name="%(class)s_days_in_order",
                violation_error_code="closed_on",
                violation_error_message="结束日期不能早于开始日期。",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Deadline(models.Model):
    """The last day of a step of a round: for all, or, with `unit`, an extension for one unit and all below it."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="deadlines", verbose_name="工作批次")
    step = LineField("步骤", max_length=12, choices=Step.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="deadlines", verbose_name="单位")
    due_on = models.DateField("截止日期")
    reason = LineField("延期原因", max_length=200, blank=True, default="")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """One for each step, and for each step and unit; an extension has a reason."""

        verbose_name = "截止日期"
        constraints = (
            one_of("step", Step, "步骤"),
            models.UniqueConstraint(
                fields=("round", "step"), condition=models.Q(unit__isnull=True), name="%(class)s_one_for_all"
            ),
            models.UniqueConstraint(
                fields=("round", "step", "unit"),
                condition=models.Q(unit__isnull=False),
                name="%(class)s_one_for_a_unit",
            ),
            models.CheckConstraint(
                condition=models.Q(unit__isnull=True) | ~models.Q(reason=""),
                name="%(class)s_extension_has_a_reason",
                violation_error_code="reason",
                violation_error_message="给单位延期应写明原因。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.round_id} {self.step} {self.due_on}"
