"""Regional targets of transfers: written by a department for its region, handed down to places, gathered back."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from wenxiao_site.registry.fields import AmountField, LineField, ParagraphField, ValueField
from wenxiao_site.registry.models.common import fiscal_year_is_plausible, matches, one_of
from wenxiao_site.registry.models.people import Person
from wenxiao_site.registry.models.places import Unit
from wenxiao_site.registry.models.plans import Dimension, Operator, SubDimension
from wenxiao_site.registry.models.projects import Project, TransferKind


class RegionalState(models.TextChoices):
    """Where a regional target stands."""

    DRAFT = "DRAFT", "编制中"
    HANDED_DOWN = "HANDED_DOWN", "已分解下达"


class Gathering(models.TextChoices):
    """How the values of the places make that of the region."""

    SUM = "SUM", "合计"
    WEIGHTED = "WEIGHTED", "按资金加权平均"
    EVERY = "EVERY", "各地均须达到"


class RegionalTarget(models.Model):
    """The target of a transfer in a region for a fiscal year (区域绩效目标), of the department that hands it down.

    `amount`: the money of the transfer in yuan. `revision` counts the edits: whoever saves names the one that was read.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="regional_targets", verbose_name="主管部门")
    name = LineField("转移支付名称", max_length=200)
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    transfer_kind = LineField(
        "转移支付性质", max_length=10, choices=TransferKind.choices, default=TransferKind.EARMARKED
    )
    amount = AmountField("金额（元）")
    goal = ParagraphField("区域绩效目标", max_length=2000)
    document = LineField("依据文件", max_length=200, blank=True, default="")
    state = LineField("状态", max_length=12, choices=RegionalState.choices, default=RegionalState.DRAFT)
    explanation = ParagraphField("分解说明", max_length=1000, blank=True, default="")
    due_on = models.DateField("答复截止日期", null=True, blank=True)
    handed_down_at = models.DateTimeField("下达时间", null=True, blank=True)
    revision = models.PositiveIntegerField("修改次数", default=1)
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """A transfer once in a year of a department; money above zero; handed down to be answered by a day."""

        verbose_name = "区域绩效目标"
        constraints = (
            fiscal_year_is_plausible(),
            one_of("transfer_kind", TransferKind, "转移支付性质"),
            one_of("state", RegionalState, "状态"),
            models.UniqueConstraint(
                fields=("unit", "fiscal_year", "name"),
                name="%(class)s_once_in_a_year",
                violation_error_code="name",
                violation_error_message="本部门本年度已有这项转移支付的区域绩效目标。",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="%(class)s_has_money",
                violation_error_code="amount",
                violation_error_message="金额应大于零。",
            ),
            models.CheckConstraint(
                condition=~Q(goal=""),
                name="%(class)s_says_what_for",
                violation_error_code="goal",
                violation_error_message="请填写区域绩效目标。",
            ),
            models.CheckConstraint(
                condition=Q(state="DRAFT", handed_down_at__isnull=True)
                | Q(state="HANDED_DOWN", handed_down_at__isnull=False, due_on__isnull=False),
                name="%(class)s_handed_down_on_a_day",
                violation_error_code="due_on",
                violation_error_message="分解下达应写明答复截止日期。",
            ),
        )
        indexes = (models.Index(fields=("fiscal_year", "id"), name="%(class)s_of_year"),)

    def __str__(self) -> str:
        return self.name


class RegionalIndicator(models.Model):
    """One line of a regional target. `target_text` is what it says; operator, value and unit are its reading."""

    target = models.ForeignKey(RegionalTarget, models.PROTECT, related_name="indicators", verbose_name="区域绩效目标")
    key = LineField("编号", max_length=32)
    position = models.PositiveSmallIntegerField("顺序")
    dimension = LineField("一级指标", max_length=14, choices=Dimension.choices)
    sub_dimension = LineField("二级指标", max_length=20, choices=SubDimension.choices)
    name = LineField("三级指标", max_length=200)
    target_text = LineField("指标值", max_length=200)
    operator = LineField("运算符", max_length=4, choices=Operator.choices, default=Operator.NONE)
    target_value = ValueField("指标值（数）", null=True, blank=True)
    measurement_unit = LineField("计量单位", max_length=40, blank=True, default="")
    gathering = LineField("汇总方式", max_length=10, choices=Gathering.choices, default=Gathering.SUM)

    class Meta:
        """Each key once in a target; what is gathered as a number has one."""

        verbose_name = "区域绩效指标"
        ordering = ("position", "id")
        constraints = (
            matches("key", r"^[0-9A-Za-z_-]+$", "编号只用字母、数字、减号和下划线。"),
            one_of("dimension", Dimension, "一级指标"),
            one_of("sub_dimension", SubDimension, "二级指标"),
            one_of("operator", Operator, "运算符"),
            one_of("gathering", Gathering, "汇总方式"),
            models.UniqueConstraint(fields=("target", "key"), name="%(class)s_key_once"),
            models.CheckConstraint(
                condition=Q(gathering="EVERY") | Q(target_value__isnull=False),
                name="%(class)s_gathers_numbers",
                violation_error_code="gathering",
                violation_error_message="指标值不是数的，汇总方式只能是“各地均须达到”。",
            ),
        )

    def __str__(self) -> str:
        return self.name


class RegionalPart(models.Model):
    """The part of a regional target that was handed down to a unit of a place. `project`: which project carries it."""

    target = models.ForeignKey(RegionalTarget, models.PROTECT, related_name="parts", verbose_name="区域绩效目标")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="regional_parts", verbose_name="承接单位")
    amount = AmountField("分配金额（元）")
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="regional_parts", verbose_name="承接项目"
    )
    reply = ParagraphField("答复说明", max_length=1000, blank=True, default="")
    answered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="答复人"
    )
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """A unit once; money not below zero; an answer is somebody's."""

        verbose_name = "区域绩效目标的分解"
        constraints = (
            models.UniqueConstraint(
                fields=("target", "unit"),
                name="%(class)s_unit_once",
                violation_error_code="unit",
                violation_error_message="同一单位只分解一次。",
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="%(class)s_not_negative",
                violation_error_code="amount",
                violation_error_message="金额不能小于零。",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="%(class)s_answered_by_somebody",
                violation_error_message="答复应写明答复人和时间。",
            ),
        )
        indexes = (models.Index(fields=("unit", "id"), name="%(class)s_of_unit"),)

    def __str__(self) -> str:
        return str(self.target)


class RegionalValue(models.Model):
    """What a place is to reach of one indicator, as it was handed down, and what it holds, as it answered."""

    part = models.ForeignKey(RegionalPart, models.PROTECT, related_name="values", verbose_name="分解")
    indicator = models.ForeignKey(RegionalIndicator, models.PROTECT, related_name="values", verbose_name="区域绩效指标")
    handed_text = LineField("分解值", max_length=200)
    handed_value = ValueField("分解值（数）", null=True, blank=True)
    held_text = LineField("承诺值", max_length=200, blank=True, default="")
    held_value = ValueField("承诺值（数）", null=True, blank=True)
    reason = ParagraphField("未达到分解值的原因", max_length=500, blank=True, default="")

    class Meta:
        """Each indicator once in a part."""

        verbose_name = "各地指标值"
        constraints = (models.UniqueConstraint(fields=("part", "indicator"), name="%(class)s_once"),)

    def __str__(self) -> str:
        return f"{self.part_id} {self.indicator_id}"
