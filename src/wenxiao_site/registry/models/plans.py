"""Performance plans: objectives and indicators of a project or of a whole unit, in versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import models
from django.db.models import F, Q

from wenxiao_site.registry.fields import AmountField, LineField, ParagraphField, PointsField, ValueField
from wenxiao_site.registry.models.common import fiscal_year_is_plausible, matches, one_of
from wenxiao_site.registry.models.places import Unit
from wenxiao_site.registry.models.projects import Project

if TYPE_CHECKING:
    from decimal import Decimal


class PlanState(models.TextChoices):
    """Where a version of a plan stands."""

    DRAFT = "DRAFT", "起草中"
    SUBMITTED = "SUBMITTED", "已提交"
    RETURNED = "RETURNED", "退回修改"
    APPROVED = "APPROVED", "已批复"


class Dimension(models.TextChoices):
    """一级指标."""

    COST = "COST", "成本指标"
    OUTPUT = "OUTPUT", "产出指标"
    OUTCOME = "OUTCOME", "效益指标"
    SATISFACTION = "SATISFACTION", "满意度指标"


class SubDimension(models.TextChoices):
    """二级指标."""

    ECONOMIC_COST = "ECONOMIC_COST", "经济成本指标"
    SOCIAL_COST = "SOCIAL_COST", "社会成本指标"
    ENVIRONMENTAL_COST = "ENVIRONMENTAL_COST", "生态环境成本指标"
    COST = "COST", "成本指标"
    QUANTITY = "QUANTITY", "数量指标"
    QUALITY = "QUALITY", "质量指标"
    TIMELINESS = "TIMELINESS", "时效指标"
    ECONOMIC = "ECONOMIC", "经济效益指标"
    SOCIAL = "SOCIAL", "社会效益指标"
    ENVIRONMENTAL = "ENVIRONMENTAL", "生态效益指标"
    SUSTAINED_IMPACT = "SUSTAINED_IMPACT", "可持续影响指标"
    SATISFACTION = "SATISFACTION", "服务对象满意度指标"
    OTHER = "OTHER", "其他"


class Operator(models.TextChoices):
    """How the actual value is compared with the target; none for a qualitative target."""

    GE = "GE", "≥"
    GT = "GT", ">"
    EQ = "EQ", "="
    LE = "LE", "≤"
    LT = "LT", "<"
    NONE = "NONE", "定性"


class ObjectiveTerm(models.TextChoices):
    """What an objective looks at."""

    ANNUAL = "ANNUAL", "年度目标"
    MEDIUM_TERM = "MEDIUM_TERM", "中期目标"


class CurvePreset(models.TextChoices):
    """The shape that a plan curve was begun with; the shares of the presets are parameters of the rulebook."""

    CONSTRUCTION = "CONSTRUCTION", "工程建设"
    SEASONAL = "SEASONAL", "季节性"
    EVEN = "EVEN", "均衡"
    ONE_OFF = "ONE_OFF", "一次性"
    OWN = "OWN", "自定"


class PerformancePlan(models.Model):
    """One version of the performance plan of a project, or of a whole unit, for a fiscal year.

    `version` counts from 1; a later one says why it was made and which document allowed it. Only the newest can be
    edited, and only before it is submitted. `revision` counts the edits: whoever saves names the one that was read.
    """

    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="plans", verbose_name="项目"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="plans", verbose_name="单位（整体支出）"
    )
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    version = models.PositiveSmallIntegerField("版本", default=1)
    state = LineField("状态", max_length=10, choices=PlanState.choices, default=PlanState.DRAFT)
    reason = ParagraphField("调整原因", max_length=500, blank=True, default="")
    document = LineField("调整依据", max_length=200, blank=True, default="")
    revision = models.PositiveIntegerField("修改次数", default=1)
    decided_at = models.DateTimeField("审定时间", null=True, blank=True)
    opinion = ParagraphField("审核意见", max_length=2000, blank=True, default="")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """Of a project or of a unit; each version once; a change has a reason."""

        verbose_name = "绩效目标表"
        constraints = (
            fiscal_year_is_plausible(),
            one_of("state", PlanState, "状态"),
            models.CheckConstraint(
                condition=Q(project__isnull=False, unit__isnull=True) | Q(project__isnull=True, unit__isnull=False),
                name="%(class)s_of_a_project_or_a_unit",
                violation_error_message="绩效目标表属于一个项目，或属于一个单位整体。",
            ),
            models.CheckConstraint(
                condition=Q(version=1) | (Q(version__gt=1) & ~Q(reason="")),
                name="%(class)s_change_has_a_reason",
                violation_error_code="reason",
                violation_error_message="调整绩效目标应写明原因。",
            ),
            models.UniqueConstraint(
                fields=("project", "fiscal_year", "version"),
                condition=Q(project__isnull=False),
                name="%(class)s_project_version_once",
                violation_error_message="这个项目本年度已有同一版本的绩效目标表。",
            ),
            models.UniqueConstraint(
                fields=("unit", "fiscal_year", "version"),
                condition=Q(unit__isnull=False),
                name="%(class)s_unit_version_once",
                violation_error_message="这个单位本年度已有同一版本的绩效目标表。",
            ),
        )
        indexes = (
            models.Index(fields=("fiscal_year", "state", "id"), name="%(class)s_by_state"),
            models.Index(fields=("fiscal_year", "id"), name="%(class)s_of_year"),
            models.Index(fields=("state", "id"), name="%(class)s_waiting"),
        )

    def __str__(self) -> str:
        return f"{self.fiscal_year} 年度绩效目标（第 {self.version} 版）"


class Objective(models.Model):
    """An objective in words. `key` stays the same over versions."""

    plan = models.ForeignKey(PerformancePlan, models.PROTECT, related_name="objectives", verbose_name="绩效目标表")
    key = LineField("编号", max_length=32)
    position = models.PositiveSmallIntegerField("顺序")
    term = LineField("期限", max_length=12, choices=ObjectiveTerm.choices, default=ObjectiveTerm.ANNUAL)
    text = ParagraphField("目标内容", max_length=2000, blank=True, default="")

    class Meta:
        """Each key once in a plan."""

        verbose_name = "总体目标"
        ordering = ("position", "id")
        constraints = (
            matches("key", r"^[0-9A-Za-z_-]+$", "编号只用字母、数字、减号和下划线。"),
            one_of("term", ObjectiveTerm, "期限"),
            models.UniqueConstraint(fields=("plan", "key"), name="%(class)s_key_once"),
        )

    def __str__(self) -> str:
        return f"{self.plan_id}/{self.key}"


class Indicator(models.Model):
    """One line of the table of indicators. `key` stays the same over versions; blanks are null or empty, never 0.

    `target_text` is what the form says; `operator`, `target_value` (to `target_value_to` for a range) and
    `measurement_unit` are its reading.
    """

    plan = models.ForeignKey(PerformancePlan, models.PROTECT, related_name="indicators", verbose_name="绩效目标表")
    key = LineField("编号", max_length=32)
    position = models.PositiveSmallIntegerField("顺序")
    dimension = LineField("一级指标", max_length=14, choices=Dimension.choices)
    sub_dimension = LineField("二级指标", max_length=20, choices=SubDimension.choices)
    name = LineField("三级指标", max_length=200, blank=True, default="")
    target_text = LineField("指标值", max_length=200, blank=True, default="")
    operator = LineField("运算符", max_length=4, choices=Operator.choices, default=Operator.NONE)
    target_value = ValueField("指标值（数）", null=True, blank=True)
    target_value_to = ValueField("指标值上限", null=True, blank=True)
    measurement_unit = LineField("计量单位", max_length=40, blank=True, default="")
    max_points = PointsField("分值", null=True, blank=True)
    explanation = ParagraphField("指标解释", max_length=1000, blank=True, default="")
    criteria = ParagraphField("评分标准", max_length=1000, blank=True, default="")

    class Meta:
        """Each key once in a plan; a range goes upwards; points are not below zero."""

        verbose_name = "绩效指标"
        ordering = ("position", "id")
        indexes = (models.Index(fields=("name", "measurement_unit"), name="%(class)s_by_name"),)
        constraints = (
            matches("key", r"^[0-9A-Za-z_-]+$", "编号只用字母、数字、减号和下划线。"),
            one_of("dimension", Dimension, "一级指标"),
            one_of("sub_dimension", SubDimension, "二级指标"),
            one_of("operator", Operator, "运算符"),
            models.UniqueConstraint(fields=("plan", "key"), name="%(class)s_key_once"),
            models.CheckConstraint(
                condition=Q(target_value_to__isnull=True) | Q(target_value_to__gte=F("target_value")),
                name="%(class)s_range_goes_up",
                violation_error_code="target_value_to",
                violation_error_message="指标值上限不能小于指标值。",
            ),
            models.CheckConstraint(
                condition=Q(max_points__isnull=True) | Q(max_points__gte=0),
                name="%(class)s_points_not_negative",
                violation_error_code="max_points",
                violation_error_message="分值不能小于零。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.plan_id}/{self.key}"


SPENDING: Final = ".spending"
"""The key of the curve of spending; every other curve has the key of its indicator."""
MONTHS: Final = tuple(f"month_{month:02}" for month in range(1, 13))
"""The columns of a curve, January to December."""


class PlanCurve(models.Model):
    """What is planned for the end of each month: of the spending of a plan, or of one of its indicators.

    `key`: `SPENDING`, or the key of the indicator. Shares (`is_share`; 1 for 100 %) are parts of the budget or of the
    target; else the months hold values in the indicator's unit. `is_cumulative`: each month includes those before it;
    a rate that is measured anew is not. A month without a plan is null, never 0.
    """

    plan = models.ForeignKey(PerformancePlan, models.PROTECT, related_name="curves", verbose_name="绩效目标表")
    key = LineField("编号", max_length=32)
    position = models.PositiveSmallIntegerField("顺序")
    preset = LineField("曲线形状", max_length=12, choices=CurvePreset.choices, default=CurvePreset.OWN)
    is_share = models.BooleanField("按累计比例", default=True)
    is_cumulative = models.BooleanField("逐月累计", default=True)
    month_01 = ValueField("1月末", null=True, blank=True)
    month_02 = ValueField("2月末", null=True, blank=True)
    month_03 = ValueField("3月末", null=True, blank=True)
    month_04 = ValueField("4月末", null=True, blank=True)
    month_05 = ValueField("5月末", null=True, blank=True)
    month_06 = ValueField("6月末", null=True, blank=True)
    month_07 = ValueField("7月末", null=True, blank=True)
    month_08 = ValueField("8月末", null=True, blank=True)
    month_09 = ValueField("9月末", null=True, blank=True)
    month_10 = ValueField("10月末", null=True, blank=True)
    month_11 = ValueField("11月末", null=True, blank=True)
    month_12 = ValueField("12月末", null=True, blank=True)

    class Meta:
        """One for the spending and one for each indicator; spending is planned in cumulative shares."""

        verbose_name = "计划曲线"
        ordering = ("position", "id")
        constraints = (
            matches("key", r"^(\.spending|[0-9A-Za-z_-]+)$", "编号只用字母、数字、减号和下划线。"),
            one_of("preset", CurvePreset, "曲线形状"),
            models.UniqueConstraint(fields=("plan", "key"), name="%(class)s_key_once"),
            models.CheckConstraint(
                condition=~Q(key=SPENDING) | Q(is_share=True, is_cumulative=True),
                name="%(class)s_spending_in_shares",
                violation_error_code="is_share",
                violation_error_message="支出计划按各月末的累计比例填写。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.plan_id}/{self.key}"

    @property
    def months(self) -> tuple[Decimal | None, ...]:
        """January to December."""
        return tuple(getattr(self, name) for name in MONTHS)


class OverallTask(models.Model):
    """A main task of the year in the plan of a whole unit, with its money. `key` stays the same over versions.

    Amounts are in yuan: 财政拨款 and 其他资金, blank while they are not known; the task's total is their sum.
    """

    plan = models.ForeignKey(PerformancePlan, models.PROTECT, related_name="tasks", verbose_name="绩效目标表")
    key = LineField("编号", max_length=32)
    position = models.PositiveSmallIntegerField("顺序")
    name = LineField("任务名称", max_length=100, blank=True, default="")
    content = ParagraphField("主要内容", max_length=1000, blank=True, default="")
    fiscal_amount = AmountField("财政拨款（元）", null=True, blank=True)
    other_amount = AmountField("其他资金（元）", null=True, blank=True)

    class Meta:
        """Each key once in a plan; money is not below zero."""

        verbose_name = "年度主要任务"
        ordering = ("position", "id")
        constraints = (
            matches("key", r"^[0-9A-Za-z_-]+$", "编号只用字母、数字、减号和下划线。"),
            models.UniqueConstraint(fields=("plan", "key"), name="%(class)s_key_once"),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{column}__isnull": True}) | Q(**{f"{column}__gte": 0}),
                    name=f"%(class)s_{column}_not_negative",
                    violation_error_code=column,
                    violation_error_message="金额不能小于零。",
                )
                for column in ("fiscal_amount", "other_amount")
            ),
        )

    def __str__(self) -> str:
        return self.name


class TaskProject(models.Model):
    """A project carries a task of the plan of its unit, or of a unit above. `key`: the code of the project."""

    plan = models.ForeignKey(PerformancePlan, models.PROTECT, related_name="carriers", verbose_name="绩效目标表")
    key = LineField("项目代码", max_length=21)
    position = models.PositiveSmallIntegerField("顺序")
    project = models.ForeignKey(Project, models.PROTECT, related_name="carries", verbose_name="项目")
    task = LineField("承担的任务", max_length=32, help_text="任务的编号。")

    class Meta:
        """A project carries one task of a plan."""

        verbose_name = "任务的承担项目"
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=("plan", "key"), name="%(class)s_key_once"),
            models.CheckConstraint(
                condition=~Q(task=""),
                name="%(class)s_carries_something",
                violation_error_code="task",
                violation_error_message="请选择承担的任务。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.task}"
