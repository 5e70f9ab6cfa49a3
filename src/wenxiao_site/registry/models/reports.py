"""Reports of units as a whole, what follows where finance grades lower, and objections to conclusions."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from wenxiao_site.registry.fields import AmountField, LineField, ParagraphField, PointsField, RatioField
from wenxiao_site.registry.models.common import HASH_LENGTH, fiscal_year_is_plausible, one_of
from wenxiao_site.registry.models.evaluation import Evaluation, Grade
from wenxiao_site.registry.models.evidence import EvidenceFile
from wenxiao_site.registry.models.people import Person
from wenxiao_site.registry.models.places import Unit
from wenxiao_site.registry.models.projects import Project


class DepartmentReport(models.Model):
    """The performance report of a unit, with all below it, on itself for a fiscal year.

    `figures`: canonical JSON of everything that tables, charts and ratios show, as computed from the records at
    `figures_at` under `rulebook_digest`. The numbers of `BASIS` stand in no other record and are typed; blank is not
    zero. Texts are judgements that people write. `file`: the report as archived; from then on nothing changes.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reports", verbose_name="部门（单位）")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    figures = ParagraphField("数据")
    figures_at = models.DateTimeField("数据时间")
    rulebook_digest = LineField("规则库校验值", max_length=HASH_LENGTH)
    staff_quota = models.PositiveIntegerField("编制数", null=True, blank=True)
    staff_count = models.PositiveIntegerField("在职人员数", null=True, blank=True)
    three_public_budget_amount = AmountField("“三公经费”预算", null=True, blank=True)
    three_public_executed_amount = AmountField("“三公经费”支出", null=True, blank=True)
    past_three_public_budget_amount = AmountField("上年“三公经费”预算", null=True, blank=True)
    office_budget_amount = AmountField("公用经费预算", null=True, blank=True)
    office_executed_amount = AmountField("公用经费支出", null=True, blank=True)
    procurement_budget_amount = AmountField("政府采购预算", null=True, blank=True)
    procured_amount = AmountField("实际采购金额", null=True, blank=True)
    assets_amount = AmountField("全部固定资产", null=True, blank=True)
    used_assets_amount = AmountField("在用固定资产", null=True, blank=True)
    overview = ParagraphField("部门概况", max_length=5000, blank=True, default="")
    budget_analysis = ParagraphField("预算执行分析", max_length=5000, blank=True, default="")
    conclusion = ParagraphField("自评结论", max_length=5000, blank=True, default="")
    operation = ParagraphField("基本运行绩效分析", max_length=5000, blank=True, default="")
    duties = ParagraphField("重点履职绩效分析", max_length=5000, blank=True, default="")
    problems = ParagraphField("存在问题", max_length=5000, blank=True, default="")
    measures = ParagraphField("改进措施", max_length=5000, blank=True, default="")
    other = ParagraphField("其他需要说明的问题", max_length=5000, blank=True, default="")
    file = models.ForeignKey(
        EvidenceFile, models.PROTECT, null=True, blank=True, related_name="department_reports", verbose_name="归档文件"
    )
    archived_at = models.DateTimeField("归档时间", null=True, blank=True)
    revision = models.PositiveIntegerField("修改次数", default=1)
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """One a year; archived with its file; parts are not more than the whole."""

        verbose_name = "部门绩效自评报告"
        constraints = (
            fiscal_year_is_plausible(),
            models.UniqueConstraint(
                fields=("unit", "fiscal_year"),
                name="%(class)s_once_a_year",
                violation_error_code="fiscal_year",
                violation_error_message="这个单位本年度已有自评报告。",
            ),
            models.CheckConstraint(
                condition=Q(file__isnull=True, archived_at__isnull=True)
                | Q(file__isnull=False, archived_at__isnull=False),
                name="%(class)s_archived_with_its_file",
                violation_error_message="归档的报告应有文件和时间。",
            ),
            models.CheckConstraint(
                condition=Q(used_assets_amount__isnull=True)
                | Q(assets_amount__isnull=True)
                | Q(used_assets_amount__lte=F("assets_amount")),
                name="%(class)s_assets_in_use",
                violation_error_code="used_assets_amount",
                violation_error_message="在用固定资产不能多于全部固定资产。",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": 0}),
                    name=f"%(class)s_{name}_sign",
                    violation_error_code=name,
                    violation_error_message="金额不能小于零。",
                )
                for name in (
                    "three_public_budget_amount",
                    "three_public_executed_amount",
                    "past_three_public_budget_amount",
                    "office_budget_amount",
                    "office_executed_amount",
                    "procurement_budget_amount",
                    "procured_amount",
                    "used_assets_amount",
                )
            ),
        )
        indexes = (models.Index(fields=("fiscal_year", "id"), name="%(class)s_of_year"),)

    def __str__(self) -> str:
        return f"{self.unit} {self.fiscal_year} 年度绩效自评报告"


class DutyProject(models.Model):
    """A project of a unit serves one of its key duties, in the words of the report."""

    report = models.ForeignKey(DepartmentReport, models.PROTECT, related_name="duty_projects", verbose_name="自评报告")
    duty = LineField("重点任务", max_length=100)
    project = models.ForeignKey(Project, models.PROTECT, related_name="duties", verbose_name="项目")

    class Meta:
        """A project serves one duty."""

        verbose_name = "重点任务的项目"
        constraints = (
            models.UniqueConstraint(
                fields=("report", "project"),
                name="%(class)s_project_once",
                violation_error_message="一个项目只列入一项重点任务。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.duty} {self.project_id}"


class GradeDisagreement(models.Model):
    """Finance graded a project below its department: what the rulebook made of it, never changed.

    `gap`: grades below; 0 where finance no longer grades below and the department's own score counts again. `ratio`,
    `score`, `grade`: null or blank where the rulebook sets no consequence; else what the department's evaluation counts
    from then on, `before` being what it counted until then. `sentence`: the reason.
    """

    department = models.ForeignKey(Evaluation, models.PROTECT, related_name="disagreements", verbose_name="部门评价")
    finance = models.ForeignKey(Evaluation, models.PROTECT, related_name="corrections_made", verbose_name="财政评价")
    gap = models.PositiveSmallIntegerField("低几个等级")
    before = PointsField("原得分")
    ratio = RatioField("得分系数", null=True, blank=True)
    score = PointsField("联动后得分", null=True, blank=True)
    grade = LineField("联动后等级", max_length=10, choices=Grade.choices, blank=True, default="")
    sentence = ParagraphField("理由", max_length=1000)
    rulebook_digest = LineField("规则库校验值", max_length=HASH_LENGTH)
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """Of two evaluations; at most three grades."""

        verbose_name = "评价等级联动"
        constraints = (
            models.CheckConstraint(
                condition=Q(grade__in=["", *sorted(Grade.values)]),
                name="%(class)s_grade_is_known",
                violation_error_code="grade",
                violation_error_message="等级不在可选范围内。",
            ),
            models.CheckConstraint(
                condition=Q(gap__lte=3),
                name="%(class)s_three_grades_at_most",
                violation_error_message="最多相差三个等级。",
            ),
            models.CheckConstraint(
                condition=~Q(department=F("finance")),
                name="%(class)s_of_two",
                violation_error_message="联动的是两份评价。",
            ),
        )

    def __str__(self) -> str:
        return self.sentence


class ObjectionState(models.TextChoices):
    """Where an objection stands."""

    OPEN = "OPEN", "待答复"
    KEPT = "KEPT", "维持结论"
    CHANGED = "CHANGED", "变更结论"


class Objection(models.Model):
    """A unit does not agree with a conclusion. Once it is answered nothing changes.

    `filed_until`, `answer_due_on`: the last days by the rules of the day. `author`: who concluded, who may not answer.
    `before`, `score`: the result until then, and after a change.
    """

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="objections", verbose_name="绩效评价")
    grounds = ParagraphField("异议理由", max_length=2000)
    file = models.ForeignKey(
        EvidenceFile, models.PROTECT, null=True, blank=True, related_name="objections", verbose_name="证明材料"
    )
    filed_until = models.DateField("提出期限")
    answer_due_on = models.DateField("答复期限")
    filed_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="提出人")
    filed_at = models.DateTimeField("提出时间")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="结论作出人")
    state = LineField("状态", max_length=10, choices=ObjectionState.choices, default=ObjectionState.OPEN)
    answer = ParagraphField("答复", max_length=2000, blank=True, default="")
    before = PointsField("原得分")
    score = PointsField("变更后得分", null=True, blank=True)
    answered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="答复人"
    )
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    class Meta:
        """One open at a time; answered by somebody else than the author and whoever objects."""

        verbose_name = "评价异议"
        constraints = (
            one_of("state", ObjectionState, "状态"),
            models.UniqueConstraint(
                fields=("evaluation",),
                condition=Q(state="OPEN"),
                name="%(class)s_one_open",
                violation_error_message="这份评价已有待答复的异议。",
            ),
            models.CheckConstraint(
                condition=Q(state=ObjectionState.OPEN, answered_by__isnull=True, answered_at__isnull=True)
                | (~Q(state=ObjectionState.OPEN) & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="%(class)s_answered_by_somebody",
                violation_error_message="答复应有答复人和时间。",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | (~Q(answered_by=F("author")) & ~Q(answered_by=F("filed_by"))),
                name="%(class)s_answered_by_another",
                violation_error_message="异议由结论作出人、提出人以外的人答复。",
            ),
            models.CheckConstraint(
                condition=Q(state=ObjectionState.CHANGED, score__isnull=False)
                | (~Q(state=ObjectionState.CHANGED) & Q(score__isnull=True)),
                name="%(class)s_changed_has_a_score",
                violation_error_code="score",
                violation_error_message="变更结论应写明得分，维持结论不写。",
            ),
        )
        indexes = (models.Index(fields=("state", "id"), name="%(class)s_waiting"),)

    def __str__(self) -> str:
        return f"{self.evaluation_id} {self.filed_at}"
