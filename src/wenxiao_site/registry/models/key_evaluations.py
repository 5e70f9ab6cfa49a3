"""The work of an evaluation by others: its plan, its working papers, its surveys, its exchange of opinions."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from wenxiao_site.registry.fields import LineField, ParagraphField
from wenxiao_site.registry.models.common import HASH_LENGTH
from wenxiao_site.registry.models.evaluation import Evaluation, EvaluationLine
from wenxiao_site.registry.models.evidence import EvidenceFile
from wenxiao_site.registry.models.people import Person


class WorkPlan(models.Model):
    """How an evaluation is going to be done. `methods`: those of the instrument, joined by 、."""

    evaluation = models.OneToOneField(Evaluation, models.PROTECT, related_name="work_plan", verbose_name="绩效评价")
    notice = LineField("评价通知文号", max_length=100)
    scope = ParagraphField("评价目的、对象和范围", max_length=2000)
    methods = LineField("评价方法", max_length=200)
    standards = ParagraphField("评价标准", max_length=1000)
    sampling = ParagraphField("抽样和现场调研安排", max_length=2000)
    team = ParagraphField("评价组", max_length=1000)
    begins_on = models.DateField("开始日期")
    ends_on = models.DateField("完成日期")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """It ends after it began."""

        verbose_name = "评价工作方案"
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")),
                name="%(class)s_ends_after_it_begins",
                violation_error_code="ends_on",
                violation_error_message="完成日期不能早于开始日期。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.evaluation_id} {self.notice}"


class WorkingPaper(models.Model):
    """What was looked at on a spot, or in papers, and what was found: evidence for an indicator, or for the whole."""

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="papers", verbose_name="绩效评价")
    line = models.ForeignKey(
        EvaluationLine, models.PROTECT, null=True, blank=True, related_name="papers", verbose_name="所证明的指标"
    )
    sample = LineField("样本", max_length=120)
    visited_on = models.DateField("核查日期")
    reported = LineField("上报情况", max_length=200)
    found = LineField("核实情况", max_length=200)
    is_as_reported = models.BooleanField("与上报一致", default=False)
    note = ParagraphField("说明", max_length=2000, blank=True, default="")
    file = models.ForeignKey(
        EvidenceFile, models.PROTECT, null=True, blank=True, related_name="papers", verbose_name="底稿材料"
    )
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="核查人")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """A finding stays as it was written down; a later one says what is different."""

        verbose_name = "评价工作底稿"

    def __str__(self) -> str:
        return self.sample


class Survey(models.Model):
    """A satisfaction survey that anybody answers who has the link. `questions`: one a line; `token`: ends the link.

    `population`: how many there are to be asked; null where nobody knows.
    """

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="surveys", verbose_name="绩效评价")
    title = LineField("问卷名称", max_length=100)
    audience = LineField("调查对象", max_length=100)
    population = models.PositiveIntegerField("对象总数", null=True, blank=True)
    questions = ParagraphField("题目", max_length=2000)
    token = LineField("链接密钥", max_length=43, unique=True)
    closes_on = models.DateField("截止日期")
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="发起人")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        """Its questions stay as they were asked."""

        verbose_name = "满意度问卷"

    def __str__(self) -> str:
        return self.title

    @property
    def asked(self) -> list[str]:
        """The questions in their order."""
        return [each.strip() for each in self.questions.splitlines() if each.strip()]


class SurveyAnswer(models.Model):
    """One answer. Nothing says who gave it: `origin` is a keyed digest of the network address and the survey."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="answers", verbose_name="满意度问卷")
    origin = LineField("来源校验值", max_length=HASH_LENGTH)
    choices = LineField("所选", max_length=100)
    answered_at = models.DateTimeField("答卷时间")

    class Meta:
        """Never changed, never taken out: what does not count is told apart when it is counted."""

        verbose_name = "答卷"
        indexes = (models.Index(fields=("survey", "origin", "answered_at"), name="%(class)s_of_origin"),)

    def __str__(self) -> str:
        return f"{self.survey_id}/{self.pk}"


class EvaluationExchange(models.Model):
    """The preliminary result is put to the evaluated unit, which agrees or says what it sees differently."""

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="exchanges", verbose_name="绩效评价")
    text = ParagraphField("初步结论", max_length=2000)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="征求意见人")
    asked_at = models.DateTimeField("征求意见时间")
    due_on = models.DateField("答复期限")
    agrees = models.BooleanField("是否同意", null=True, blank=True)
    reply = ParagraphField("单位意见", max_length=2000, blank=True, default="")
    replied_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="答复人"
    )
    replied_at = models.DateTimeField("答复时间", null=True, blank=True)

    class Meta:
        """One at a time; who does not agree says why."""

        verbose_name = "评价交换意见"
        constraints = (
            models.UniqueConstraint(
                fields=("evaluation",),
                condition=Q(replied_at__isnull=True),
                name="%(class)s_one_at_a_time",
                violation_error_message="已经发给单位征求意见，还没有答复。",
            ),
            models.CheckConstraint(
                condition=~Q(agrees=False) | ~Q(reply=""),
                name="%(class)s_says_why",
                violation_error_code="reply",
                violation_error_message="不同意的，请写明理由。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.evaluation_id} {self.due_on}"
