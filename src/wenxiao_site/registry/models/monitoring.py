"""In-year monitoring: rounds, what projects report, what is done about an alert, and payments that are suspended."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from wenxiao_site.registry.fields import AmountField, LineField, ParagraphField, RatioField, ValueField
from wenxiao_site.registry.models.common import HASH_LENGTH, fiscal_year_is_plausible, one_of
from wenxiao_site.registry.models.people import Person
from wenxiao_site.registry.models.plans import Indicator, PerformancePlan
from wenxiao_site.registry.models.projects import Project
from wenxiao_site.registry.models.rounds import Round


class AlertLevel(models.TextChoices):
    """The light of an indicator or a project, the worst first."""

    RED = "RED", "红灯"
    YELLOW = "YELLOW", "黄灯"
    GREEN = "GREEN", "绿灯"
    BLUE = "BLUE", "蓝灯"
    NONE = "NONE", "未判定"


class ReportState(models.TextChoices):
    """Where a monitoring report stands."""

    DRAFT = "DRAFT", "填报中"
    SUBMITTED = "SUBMITTED", "已提交"
    RETURNED = "RETURNED", "退回修改"
    ACCEPTED = "ACCEPTED", "已采用"


class Likelihood(models.TextChoices):
    """完成目标可能性."""

    CERTAIN = "CERTAIN", "确定能"
    POSSIBLE = "POSSIBLE", "有可能"
    IMPOSSIBLE = "IMPOSSIBLE", "完全不可能"
    UNSTATED = "UNSTATED", "未填"


class VarianceCause(models.TextChoices):
    """偏差原因 by kind, as the columns of the official form."""

    FUNDING = "FUNDING", "经费保障"
    RULES = "RULES", "制度保障"
    STAFFING = "STAFFING", "人员保障"
    EQUIPMENT = "EQUIPMENT", "硬件条件保障"
    OTHER = "OTHER", "其他"
    NONE = "NONE", "无偏差"


class Handling(models.TextChoices):
    """What may be done about an alert."""

    CONTINUE = "CONTINUE", "继续执行"
    MOVE_MONEY = "MOVE_MONEY", "调剂资金"
    ADJUST_TARGET = "ADJUST_TARGET", "调整预算和目标"
    SUSPEND = "SUSPEND", "暂停拨付"
    CANCEL = "CANCEL", "取消项目"
    UNDECIDED = "UNDECIDED", "尚未选择"


class CorrectionState(models.TextChoices):
    """Where a corrective action stands."""

    OPEN = "OPEN", "待处置"
    PROPOSED = "PROPOSED", "待批准"
    APPROVED = "APPROVED", "整改中"
    DONE = "DONE", "待核实"
    VERIFIED = "VERIFIED", "已办结"


class Escalation(models.TextChoices):
    """How far an overdue corrective action has been taken up."""

    NONE = "NONE", "未升级"
    DEPARTMENT = "DEPARTMENT", "已报主管部门"
    FINANCE = "FINANCE", "已报财政部门"
    SUSPENDED = "SUSPENDED", "已暂停拨付"


UNJUDGED = 5_000_000
"""The place in a list by risk of what has no light yet."""


class MonitoringRound(models.Model):
    """A round of monitoring: the month in which it is held, and the last month that its figures cover.

    `campaign` has region, fiscal year, deadlines and end. `rulebook_digest`: of the rules in force when it was opened.
    """

    campaign = models.OneToOneField(Round, models.PROTECT, related_name="monitoring", verbose_name="工作批次")
    month = models.PositiveSmallIntegerField("监控月份")
    as_of_month = models.PositiveSmallIntegerField("数据截至月份")
    rulebook_digest = LineField("规则库摘要", max_length=HASH_LENGTH)

    class Meta:
        """Months of a year; figures are not of months to come."""

        verbose_name = "监控批次"
        constraints = (
            models.CheckConstraint(
                condition=Q(month__gte=1, month__lte=12, as_of_month__gte=1, as_of_month__lte=F("month")),
                name="%(class)s_months_in_order",
                violation_error_code="as_of_month",
                violation_error_message="数据截至月份应在 1 月到监控月份之间。",
            ),
        )

    def __str__(self) -> str:
        return self.campaign.name


class PastPace(models.Model):
    """How much of a year's spending or results was there by this month in earlier years: quartiles of a group.

    Taken when the round is opened, so that every forecast of the round rests on the same past. `cohort`: what the cases
    have in common, as `wenxiao_site.actions.paces` names it; the shares are ratios.
    """

    round = models.ForeignKey(MonitoringRound, models.PROTECT, related_name="paces", verbose_name="监控批次")
    cohort = LineField("同类", max_length=60)
    cases = models.PositiveIntegerField("例数")
    share_low = RatioField("下四分位")
    share = RatioField("中位")
    share_high = RatioField("上四分位")

    class Meta:
        """A group once in a round."""

        verbose_name = "往年同期进度"
        constraints = (models.UniqueConstraint(fields=("round", "cohort"), name="%(class)s_cohort_once"),)

    def __str__(self) -> str:
        return f"{self.round_id} {self.cohort}"


class MonitoringReport(models.Model):
    """What a project reports in a round, and the light that was given when it was accepted.

    `plan`: the approved version that it is judged by. `executed_amount` is what the unit states, `recorded_amount` what
    the recorded payments give up to the end of the month; where they differ `execution_reason` says why. The lights
    are those of the acceptance, with the digest of the rules that gave them; a later rulebook does not change them.
    `is_brief`: the short form of small township projects. `risk`: the place in a list by risk, the lowest first: the
    light, then the alert index. `revision` counts the edits.
    """

    round = models.ForeignKey(MonitoringRound, models.PROTECT, related_name="reports", verbose_name="监控批次")
    project = models.ForeignKey(Project, models.PROTECT, related_name="monitoring_reports", verbose_name="项目")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    plan = models.ForeignKey(
        PerformancePlan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="绩效目标表"
    )
    state = LineField("状态", max_length=10, choices=ReportState.choices, default=ReportState.DRAFT)
    is_brief = models.BooleanField("使用简表", default=False)
    budget_amount = AmountField("全年预算数", null=True, blank=True)
    executed_amount = AmountField("累计执行数", null=True, blank=True)
    recorded_amount = AmountField("支付记录累计数", null=True, blank=True)
    expected_amount = AmountField("全年预计执行数", null=True, blank=True)
    execution_reason = ParagraphField("执行情况说明", max_length=500, blank=True, default="")
    summary = ParagraphField("总体情况", max_length=1000, blank=True, default="")
    light = LineField("项目灯", max_length=8, choices=AlertLevel.choices, default=AlertLevel.NONE)
    alert = LineField("预警情形", max_length=24, blank=True, default="")
    alert_text = ParagraphField("预警说明", max_length=500, blank=True, default="")
    alert_index = RatioField("预警指数", null=True, blank=True)
    risk = models.PositiveIntegerField("风险顺序", default=UNJUDGED)
    rulebook_digest = LineField("规则库摘要", max_length=HASH_LENGTH, blank=True, default="")
    opinion = ParagraphField("审核意见", max_length=2000, blank=True, default="")
    revision = models.PositiveIntegerField("修改次数", default=1)
    submitted_at = models.DateTimeField("提交时间", null=True, blank=True)
    decided_at = models.DateTimeField("采用时间", null=True, blank=True)
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """One for a project in a round; an accepted one has its rules."""

        verbose_name = "监控表"
        constraints = (
            fiscal_year_is_plausible(),
            one_of("state", ReportState, "状态"),
            one_of("light", AlertLevel, "项目灯"),
            models.UniqueConstraint(
                fields=("round", "project"),
                name="%(class)s_once_in_a_round",
                violation_error_message="这个项目在本批次已有监控表。",
            ),
            models.CheckConstraint(
                condition=~Q(state="ACCEPTED") | (~Q(rulebook_digest="") & Q(decided_at__isnull=False)),
                name="%(class)s_accepted_by_rules",
                violation_error_message="采用监控表应留下所依据的规则。",
            ),
        )
        indexes = (
            models.Index(fields=("round", "risk", "id"), name="%(class)s_by_risk"),
            models.Index(fields=("state", "id"), name="%(class)s_waiting"),
            models.Index(fields=("project", "fiscal_year"), name="%(class)s_of_project"),
        )

    def __str__(self) -> str:
        return f"{self.project_id} {self.round_id}"


class ProgressLine(models.Model):
    """One indicator in a report: what was reached, what is expected, why it deviates and what is done about it.

    `actual_text` and `forecast_text` are what the form says; `actual_value` is its reading in the target's unit. The
    light with the rule that fired, and what would turn it, are those of the acceptance.
    """

    report = models.ForeignKey(MonitoringReport, models.PROTECT, related_name="lines", verbose_name="监控表")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+", verbose_name="绩效指标")
    key = LineField("编号", max_length=32)
    position = models.PositiveSmallIntegerField("顺序")
    actual_text = LineField("截至当月执行情况", max_length=200, blank=True, default="")
    actual_value = ValueField("完成值", null=True, blank=True)
    forecast_text = LineField("全年预计完成情况", max_length=200, blank=True, default="")
    likelihood = LineField("完成目标可能性", max_length=10, choices=Likelihood.choices, default=Likelihood.UNSTATED)
    cause = LineField("偏差原因", max_length=10, choices=VarianceCause.choices, default=VarianceCause.NONE)
    reason = ParagraphField("原因说明", max_length=500, blank=True, default="")
    measures = ParagraphField("拟采取的措施", max_length=500, blank=True, default="")
    light = LineField("指标灯", max_length=8, choices=AlertLevel.choices, default=AlertLevel.NONE)
    alert = LineField("预警情形", max_length=24, blank=True, default="")
    alert_text = ParagraphField("预警说明", max_length=500, blank=True, default="")
    turn_text = ParagraphField("怎样转绿灯", max_length=300, blank=True, default="")

    class Meta:
        """Each indicator once in a report."""

        verbose_name = "指标进度"
        ordering = ("position", "id")
        constraints = (
            one_of("likelihood", Likelihood, "完成目标可能性"),
            one_of("cause", VarianceCause, "偏差原因"),
            one_of("light", AlertLevel, "指标灯"),
            models.UniqueConstraint(fields=("report", "key"), name="%(class)s_key_once"),
        )

    def __str__(self) -> str:
        return f"{self.report_id}/{self.key}"


class CorrectiveAction(models.Model):
    """What is done about an alert of a project: chosen by the unit, approved by whoever may, verified by another.

    `problem_key`: the key of the worst indicator, or ``spending``; with `alert` it tells the same problem of another
    year (`recurs`). `due_on`: the last day for choosing and carrying out; `escalation`: how far it has been taken up.
    """

    report = models.OneToOneField(MonitoringReport, models.PROTECT, related_name="correction", verbose_name="监控表")
    project = models.ForeignKey(Project, models.PROTECT, related_name="corrections", verbose_name="项目")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    light = LineField("预警等级", max_length=8, choices=AlertLevel.choices)
    alert = LineField("预警情形", max_length=24)
    problem_key = LineField("问题所在", max_length=32)
    problem = ParagraphField("问题", max_length=500)
    state = LineField("状态", max_length=10, choices=CorrectionState.choices, default=CorrectionState.OPEN)
    handling = LineField("处置方式", max_length=14, choices=Handling.choices, default=Handling.UNDECIDED)
    measure = ParagraphField("整改措施", max_length=1000, blank=True, default="")
    owner = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="责任人")
    new_budget_amount = AmountField("调整后全年预算数", null=True, blank=True)
    due_on = models.DateField("处置期限", null=True, blank=True)
    escalation = LineField("升级情况", max_length=10, choices=Escalation.choices, default=Escalation.NONE)
    recurs = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="recurrences", verbose_name="上年同类问题"
    )
    opinion = ParagraphField("审批意见", max_length=1000, blank=True, default="")
    outcome = ParagraphField("整改结果", max_length=1000, blank=True, default="")
    proposed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提出人"
    )
    approved_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="批准人"
    )
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办理人")
    verified_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="核实人"
    )
    opened_at = models.DateTimeField("预警时间")
    closed_at = models.DateTimeField("办结时间", null=True, blank=True)
    revision = models.PositiveIntegerField("修改次数", default=1)

    class Meta:
        """Chosen before it is approved; verified by another than who did it."""

        verbose_name = "纠偏措施"
        constraints = (
            fiscal_year_is_plausible(),
            one_of("light", AlertLevel, "预警等级"),
            one_of("state", CorrectionState, "状态"),
            one_of("handling", Handling, "处置方式"),
            one_of("escalation", Escalation, "升级情况"),
            models.CheckConstraint(
                condition=Q(state="OPEN") | (~Q(handling="UNDECIDED") & Q(proposed_by__isnull=False)),
                name="%(class)s_chosen_first",
                violation_error_code="handling",
                violation_error_message="请先选择处置方式。",
            ),
            models.CheckConstraint(
                condition=~Q(state="VERIFIED")
                | (
                    Q(verified_by__isnull=False, closed_at__isnull=False)
                    & ~Q(verified_by=F("done_by"))
                    & ~Q(verified_by=F("proposed_by"))
                ),
                name="%(class)s_verified_by_another",
                violation_error_code="verified_by",
                violation_error_message="整改结果须由办理人以外的人核实。",
            ),
            models.CheckConstraint(
                condition=Q(new_budget_amount__isnull=True) | Q(new_budget_amount__gte=0),
                name="%(class)s_budget_not_negative",
                violation_error_code="new_budget_amount",
                violation_error_message="预算数不能小于零。",
            ),
        )
        indexes = (
            models.Index(fields=("state", "due_on", "id"), name="%(class)s_by_due_day"),
            models.Index(fields=("project", "fiscal_year"), name="%(class)s_of_project"),
        )

    def __str__(self) -> str:
        return f"{self.project_id} {self.fiscal_year} {self.alert}"


class PaymentSuspension(models.Model):
    """Payments of a project are stopped on the days from `begins_on` up to, not including, `ends_on`."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="suspensions", verbose_name="项目")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    correction = models.ForeignKey(
        CorrectiveAction, models.PROTECT, null=True, blank=True, related_name="suspensions", verbose_name="纠偏措施"
    )
    begins_on = models.DateField("暂停日期")
    ends_on = models.DateField("恢复日期", null=True, blank=True)
    reason = ParagraphField("暂停原因", max_length=500)
    document = LineField("暂停依据", max_length=200)
    release_document = LineField("恢复依据", max_length=200, blank=True, default="")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """One at a time; released with a document."""

        verbose_name = "暂停拨付"
        constraints = (
            fiscal_year_is_plausible(),
            models.UniqueConstraint(
                fields=("project",),
                condition=Q(ends_on__isnull=True),
                name="%(class)s_one_at_a_time",
                violation_error_message="这个项目已经暂停拨付。",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | (Q(ends_on__gte=F("begins_on")) & ~Q(release_document="")),
                name="%(class)s_released_with_a_document",
                violation_error_code="release_document",
                violation_error_message="恢复拨付应写明依据，日期不早于暂停日期。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.project_id} {self.begins_on}"
