"""What people tell each other and what is to be done."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from wenxiao_site.registry.fields import LineField, ParagraphField
from wenxiao_site.registry.models.common import one_of
from wenxiao_site.registry.models.people import Person, Role
from wenxiao_site.registry.models.places import Region, Unit
from wenxiao_site.registry.models.plans import PerformancePlan
from wenxiao_site.registry.models.projects import Project


class Comment(models.Model):
    """A remark on a project, or on a place in one of its plans (`anchor`: ``indicators/a1/target_text``)."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="comments", verbose_name="项目")
    plan = models.ForeignKey(
        PerformancePlan, models.PROTECT, null=True, blank=True, related_name="comments", verbose_name="绩效目标表"
    )
    anchor = LineField("位置", max_length=100, blank=True, default="")
    text = ParagraphField("内容", max_length=2000)
    author = models.ForeignKey(Person, models.PROTECT, related_name="comments", verbose_name="作者")
    author_role = LineField("作者角色", max_length=24, choices=Role.choices)
    answers = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replies", verbose_name="回复的意见"
    )
    written_at = models.DateTimeField("发表时间")
    resolved_at = models.DateTimeField("解决时间", null=True, blank=True)

    class Meta:
        """Never empty."""

        verbose_name = "意见"
        constraints = (
            one_of("author_role", Role, "作者角色"),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="%(class)s_not_empty",
                violation_error_code="text",
                violation_error_message="请填写意见内容。",
            ),
        )

    def __str__(self) -> str:
        return self.text[:40]


class Notification(models.Model):
    """One line to one person, with the page that it is about.

    `reminder_key`: what it reminds of, so that nobody is reminded twice of the same; empty for what is no reminder.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="notifications", verbose_name="收件人")
    text = LineField("内容", max_length=200)
    project = models.ForeignKey(Project, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="项目")
    sent_at = models.DateTimeField("发送时间")
    read_at = models.DateTimeField("阅读时间", null=True, blank=True)
    reminder_key = LineField("提醒标识", max_length=60, blank=True, default="")

    class Meta:
        """The unread ones of a person are looked for most; a reminder is sent once."""

        verbose_name = "通知"
        constraints = (
            models.UniqueConstraint(
                fields=("person", "reminder_key"), condition=~Q(reminder_key=""), name="%(class)s_reminds_once"
            ),
        )
        indexes = (models.Index(fields=("person", "id"), condition=Q(read_at__isnull=True), name="%(class)s_unread"),)

    def __str__(self) -> str:
        return self.text


class Task(models.Model):
    """Something to be done: by whoever holds a role in a unit or a region, or by one person."""

    title = LineField("事项", max_length=100)
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name="项目"
    )
    role = LineField("办理角色", max_length=24, choices=Role.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name="办理单位")
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name="办理地区"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name="办理人"
    )
    due_on = models.DateField("截止日期", null=True, blank=True)
    set_at = models.DateTimeField("布置时间")
    done_at = models.DateTimeField("办结时间", null=True, blank=True)

    class Meta:
        """Somebody has to do it."""

        verbose_name = "待办"
        constraints = (
            one_of("role", Role, "办理角色"),
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | Q(region__isnull=False) | Q(person__isnull=False),
                name="%(class)s_is_somebodys",
                violation_error_code="unit",
                violation_error_message="请指定办理的单位、地区或人员。",
            ),
        )
        indexes = (
            models.Index(
                fields=("unit", "role", "due_on"), condition=Q(done_at__isnull=True), name="%(class)s_of_unit"
            ),
            models.Index(
                fields=("region", "role", "due_on"), condition=Q(done_at__isnull=True), name="%(class)s_of_region"
            ),
        )

    def __str__(self) -> str:
        return self.title
