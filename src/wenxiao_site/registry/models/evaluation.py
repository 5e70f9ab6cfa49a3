"""Evaluations: the unit's own, and those that look at it again; one record with its lines, whatever the kind."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from wenxiao_site.registry.fields import AmountField, LineField, ParagraphField, PointsField
from wenxiao_site.registry.models.common import HASH_LENGTH, fiscal_year_is_plausible, matches, one_of
from wenxiao_site.registry.models.people import Person
from wenxiao_site.registry.models.places import Region, Unit
from wenxiao_site.registry.models.plans import Indicator, PerformancePlan
from wenxiao_site.registry.models.projects import Project


class EvaluationKind(models.TextChoices):
    """Who looks at what."""

    SELF = "SELF", "单位自评"
    DEPARTMENT = "DEPARTMENT", "部门评价"
    WHOLE_DEPARTMENT = "WHOLE_DEPARTMENT", "部门整体评价"
    KEY = "KEY", "财政重点评价"
    KEY_EXTERNAL = "KEY_EXTERNAL", "委托第三方重点评价"
    POLICY = "POLICY", "政策绩效评价"
    BOND = "BOND", "专项债券项目评价"
    TRANSITION_FUND = "TRANSITION_FUND", "衔接资金评价"
    FISCAL_OPERATION = "FISCAL_OPERATION", "财政运行综合绩效评价"
    SPOT_CHECK = "SPOT_CHECK", "自评抽查复核"


class EvaluationState(models.TextChoices):
    """Where an evaluation stands. A self-evaluation is accepted, any other is concluded, and then archived."""

    DRAFT = "DRAFT", "填报中"
    SUBMITTED = "SUBMITTED", "待主管部门审核"
    FORWARDED = "FORWARDED", "待财政部门审核"
    RETURNED = "RETURNED", "退回修改"
    ACCEPTED = "ACCEPTED", "已采纳"
    CONCLUDED = "CONCLUDED", "已形成结论"
    ARCHIVED = "ARCHIVED", "已归档"


class Grade(models.TextChoices):
    """评价等级."""

    EXCELLENT = "EXCELLENT", "优"
    GOOD = "GOOD", "良"
    FAIR = "FAIR", "中"
    POOR = "POOR", "差"


class SpotCheckDraw(models.Model):
    """One drawing of self-evaluations to be looked at again: by risk and by chance, repeatable from its seed.

    `digest`: of the list that was drawn from (evaluations with their risk), so that the same list can be recognised.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="spot_check_draws", verbose_name="地区")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    seed = LineField(
        "随机种子", max_length=40, help_text="公开的数字或文字，例如当天的开奖号码；同一种子抽出同样的结果。"
    )
    listed = models.PositiveIntegerField("参加抽取")
    by_risk = models.PositiveIntegerField("按风险抽取")
    by_chance = models.PositiveIntegerField("随机抽取")
    digest = LineField("名单校验值", max_length=HASH_LENGTH)
    rulebook_digest = LineField("规则库校验值", max_length=HASH_LENGTH)
    drawn_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="抽取人")
    recorded_at = models.DateTimeField("抽取时间")

    class Meta:
        """A seed once in a region and year."""

        verbose_name = "抽查抽取"
        constraints = (
            fiscal_year_is_plausible(),
            models.UniqueConstraint(
                fields=("region", "fiscal_year", "seed"),
                name="%(class)s_seed_once",
                violation_error_code="seed",
                violation_error_message="这个年度已用同一种子抽取过。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.fiscal_year} 年度自评抽查 {self.seed}"


class Evaluation(models.Model):
    """One evaluation of a project, or of a unit as a whole, for a fiscal year.

    `plan`: the approved version that it is judged by. `reviews`: of a spot check, the self-evaluation looked at again.
    `own_score`: the total of whoever evaluated, as handed in; `score` and `grade`: what counts, and may come from a
    spot check. `result`: canonical JSON of every number computed when it was accepted or concluded, with
    `rulebook_digest` of the rules used. `revision` counts the edits: whoever saves names the one that was read.
    """

    kind = LineField("种类", max_length=20, choices=EvaluationKind.choices)
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="evaluations", verbose_name="项目"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="evaluations", verbose_name="单位（整体）"
    )
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    plan = models.ForeignKey(
        PerformancePlan, models.PROTECT, null=True, blank=True, related_name="evaluations", verbose_name="绩效目标表"
    )
    reviews = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="reviewed_by", verbose_name="复核的自评"
    )
    draw = models.ForeignKey(
        SpotCheckDraw, models.PROTECT, null=True, blank=True, related_name="evaluations", verbose_name="抽查抽取"
    )
    selection_reason = ParagraphField("选取理由", max_length=1000, blank=True, default="")
    state = LineField("状态", max_length=10, choices=EvaluationState.choices, default=EvaluationState.DRAFT)
    amount = AmountField("涉及资金", null=True, blank=True)
    goal_actual = ParagraphField("总体目标完成情况", max_length=2000, blank=True, default="")
    adjustment_reason = ParagraphField("预算调整原因", max_length=500, blank=True, default="")
    execution_reason = ParagraphField("预算执行偏差原因", max_length=500, blank=True, default="")
    conclusion = ParagraphField("评价结论", max_length=2000, blank=True, default="")
    problems = ParagraphField("存在问题", max_length=2000, blank=True, default="")
    measures = ParagraphField("改进措施", max_length=2000, blank=True, default="")
    project_head = LineField("项目负责人", max_length=40, blank=True, default="")
    project_head_at = models.DateTimeField("项目负责人签字时间", null=True, blank=True)
    finance_head = LineField("财务负责人", max_length=40, blank=True, default="")
    finance_head_at = models.DateTimeField("财务负责人签字时间", null=True, blank=True)
    own_score = PointsField("自评总分", null=True, blank=True)
    score = PointsField("得分", null=True, blank=True)
    grade = LineField("等级", max_length=10, choices=Grade.choices, blank=True, default="")
    rulebook_digest = LineField("规则库校验值", max_length=HASH_LENGTH, blank=True, default="")
    result = ParagraphField("计算结果", blank=True, default="")
    opinion = ParagraphField("审核意见", max_length=2000, blank=True, default="")
    submitted_at = models.DateTimeField("提交时间", null=True, blank=True)
    decided_at = models.DateTimeField("审定时间", null=True, blank=True)
    revision = models.PositiveIntegerField("修改次数", default=1)
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """Of a project or of a unit; one self-evaluation a year; a spot check looks at one self-evaluation once."""

        verbose_name = "绩效评价"
        constraints = (
            fiscal_year_is_plausible(),
            one_of("kind", EvaluationKind, "种类"),
            one_of("state", EvaluationState, "状态"),
            models.CheckConstraint(
                condition=Q(grade__in=["", *sorted(Grade.values)]),
                name="%(class)s_grade_is_known",
                violation_error_code="grade",
                violation_error_message="等级不在可选范围内。",
            ),
            models.CheckConstraint(
                condition=Q(project__isnull=False, unit__isnull=True) | Q(project__isnull=True, unit__isnull=False),
                name="%(class)s_of_a_project_or_a_unit",
                violation_error_message="评价的对象是一个项目，或一个单位整体。",
            ),
            models.CheckConstraint(
                condition=~Q(kind=EvaluationKind.SELF) | Q(project__isnull=False),
                name="%(class)s_own_is_of_a_project",
                violation_error_message="单位自评属于一个项目。",
            ),
            models.CheckConstraint(
                condition=(Q(kind=EvaluationKind.SPOT_CHECK, reviews__isnull=False))
                | (~Q(kind=EvaluationKind.SPOT_CHECK) & Q(reviews__isnull=True)),
                name="%(class)s_spot_check_reviews",
                violation_error_message="抽查复核应指明所复核的自评。",
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0),
                name="%(class)s_score_not_negative",
                violation_error_code="score",
                violation_error_message="得分不能小于零。",
            ),
            models.UniqueConstraint(
                fields=("project", "fiscal_year"),
                condition=Q(kind=EvaluationKind.SELF),
                name="%(class)s_one_own_a_year",
                violation_error_message="这个项目本年度已有自评。",
            ),
            models.UniqueConstraint(
                fields=("reviews",),
                condition=Q(reviews__isnull=False),
                name="%(class)s_reviewed_once",
                violation_error_message="这份自评已在复核。",
            ),
        )
        indexes = (
            models.Index(fields=("kind", "fiscal_year", "state", "id"), name="%(class)s_by_year"),
            models.Index(fields=("fiscal_year", "id"), name="%(class)s_of_year"),
            models.Index(fields=("state", "id"), name="%(class)s_waiting"),
            models.Index(fields=("project", "fiscal_year"), name="%(class)s_of_project"),
            models.Index(fields=("unit", "fiscal_year"), name="%(class)s_of_unit"),
        )

    def __str__(self) -> str:
        return f"{self.project or self.unit} {self.fiscal_year} 年{self.get_kind_display()}"


class EvaluationLine(models.Model):
    """One indicator of an evaluation: of the plan (`indicator`), or of a frame of its own (`level1` to `criteria`).

    `key` stays the same over versions of the plan. `own_score`: points somebody gave; blank means by rule. `score`:
    the points that count, null while they cannot be told.
    """

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="lines", verbose_name="绩效评价")
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="evaluation_lines", verbose_name="绩效指标"
    )
    key = LineField("编号", max_length=32)
    position = models.PositiveSmallIntegerField("顺序")
    level1 = LineField("一级指标", max_length=60, blank=True, default="")
    level2 = LineField("二级指标", max_length=60, blank=True, default="")
    level3 = LineField("三级指标", max_length=200, blank=True, default="")
    max_points = PointsField("分值", null=True, blank=True)
    criteria = ParagraphField("评分标准", max_length=1000, blank=True, default="")
    actual_text = LineField("实际完成值", max_length=200, blank=True, default="")
    is_applicable = models.BooleanField("适用", default=True)
    own_score = PointsField("评分人给分", null=True, blank=True)
    score = PointsField("得分", null=True, blank=True)
    reason = ParagraphField("偏差原因分析及改进措施", max_length=1000, blank=True, default="")

    class Meta:
        """Each key once; points within what may be given are the rules' business, below zero nobody's."""

        verbose_name = "评价指标得分"
        ordering = ("position", "id")
        constraints = (
            matches("key", r"^[0-9A-Za-z_-]+$", "编号只用字母、数字、减号和下划线。"),
            models.UniqueConstraint(fields=("evaluation", "key"), name="%(class)s_key_once"),
            models.CheckConstraint(
                condition=Q(own_score__isnull=True) | Q(own_score__gte=0),
                name="%(class)s_points_not_negative",
                violation_error_code="own_score",
                violation_error_message="得分不能小于零。",
            ),
            models.CheckConstraint(
                condition=Q(indicator__isnull=False) | ~Q(level3=""),
                name="%(class)s_has_a_name",
                violation_error_code="level3",
                violation_error_message="请填写三级指标。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.evaluation_id}/{self.key}"


class RiskFinding(models.Model):
    """Why a self-evaluation was looked at again: one reason with its points, as computed at the drawing."""

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="risks", verbose_name="绩效评价")
    rule = LineField("规则", max_length=60)
    points = PointsField("风险分")
    sentence = LineField("理由", max_length=300)

    class Meta:
        """Each rule once."""

        verbose_name = "抽查风险"
        constraints = (models.UniqueConstraint(fields=("evaluation", "rule"), name="%(class)s_rule_once"),)

    def __str__(self) -> str:
        return self.sentence
