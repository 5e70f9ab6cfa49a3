"""The chain of audit events."""

from __future__ import annotations

from django.db import models

from wenxiao_site.registry.fields import LineField, ParagraphField
from wenxiao_site.registry.models.common import HASH_LENGTH
from wenxiao_site.registry.models.people import Person
from wenxiao_site.registry.models.places import Unit
from wenxiao_site.registry.models.projects import Project


class AuditEvent(models.Model):
    """Who did what when, what was there before and after, chained by hash. Never changed, never deleted.

    `before` and `after` are canonical JSON; `hash` covers the rest of the row and the facts that came with it. The
    database refuses updates and deletions, and `wenxiao_site.actions.auditing.verify` finds what was done behind its
    back.
    """

    sequence = models.PositiveBigIntegerField("序号", primary_key=True)
    at = models.DateTimeField("时间")
    action = LineField("动作", max_length=60)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="操作人")
    hat = LineField("身份", max_length=200, blank=True, default="")
    object_type = LineField("对象类型", max_length=40)
    object_id = LineField("对象编号", max_length=40)
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="events", verbose_name="项目"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="events", verbose_name="单位")
    before = ParagraphField("变更前", blank=True, default="")
    after = ParagraphField("变更后", blank=True, default="")
    algorithm = LineField("校验算法", max_length=10)
    previous_hash = LineField("上一条的校验值", max_length=HASH_LENGTH)
    hash = LineField("校验值", max_length=HASH_LENGTH, unique=True)

    class Meta:
        """Looked for by project, by unit, by person."""

        verbose_name = "审计记录"
        ordering = ("sequence",)
        indexes = (
            models.Index(fields=("action", "sequence"), name="%(class)s_of_action"),
            models.Index(fields=("project", "sequence"), name="%(class)s_of_project"),
            models.Index(fields=("unit", "sequence"), name="%(class)s_of_unit"),
            models.Index(fields=("person", "sequence"), name="%(class)s_of_person"),
            models.Index(fields=("object_type", "object_id", "sequence"), name="%(class)s_of_object"),
        )

    def __str__(self) -> str:
        return f"{self.sequence} {self.action}"


class AuditTail(models.Model):
    """The end of the chain: one row. Writers wait for each other here, and a cut-off end is noticed."""

    id = models.PositiveSmallIntegerField("编号", primary_key=True, default=1)
    sequence = models.PositiveBigIntegerField("最后的序号", default=0)
    hash = LineField("最后的校验值", max_length=HASH_LENGTH)

    class Meta:
        """There is one."""

        verbose_name = "审计链末端"
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="%(class)s_is_one"),)

    def __str__(self) -> str:
        return str(self.sequence)
