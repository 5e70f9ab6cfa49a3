"""The part of the rulebook that is made here: local instruments, and confirmations of values."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from wenxiao_site.registry.fields import LineField, ParagraphField
from wenxiao_site.registry.models.common import matches, one_of
from wenxiao_site.registry.models.people import Person


class InstrumentState(models.TextChoices):
    """Where a local instrument stands."""

    DRAFT = "DRAFT", "起草中"
    SUBMITTED = "SUBMITTED", "待批准"
    APPROVED = "APPROVED", "已批准"
    WITHDRAWN = "WITHDRAWN", "已撤回"


class InstrumentDraft(models.Model):
    """A local instrument as the text of a TOML file, in the format of the shipped ones.

    Approved by another person than the one who drafted it (the database refuses one alone), it counts from its own
    date. `identifier` is the path that its file would have: ``cn-xj-6543/result-use-2027``.
    """

    identifier = LineField("标识", max_length=100, unique=True)
    title = LineField("名称", max_length=200)
    jurisdiction = LineField("适用地区", max_length=40)
    in_force_from = models.DateField("施行日期", null=True, blank=True)
    text = ParagraphField("内容", max_length=200_000)
    state = LineField("状态", max_length=10, choices=InstrumentState.choices, default=InstrumentState.DRAFT)
    revision = models.PositiveIntegerField("修改次数", default=1)
    drafted_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="起草人")
    drafted_at = models.DateTimeField("起草时间")
    approved_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="批准人"
    )
    approved_at = models.DateTimeField("批准时间", null=True, blank=True)
    opinion = ParagraphField("审批意见", max_length=1000, blank=True, default="")

    class Meta:
        """Two people."""

        verbose_name = "地方制度文件"
        constraints = (
            matches(
                "identifier",
                r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$",
                "标识写作“地区/名称”，只用小写字母、数字和减号。",
            ),
            one_of("state", InstrumentState, "状态"),
            models.CheckConstraint(
                condition=(
                    Q(state="APPROVED", approved_by__isnull=False, approved_at__isnull=False)
                    & ~Q(approved_by=F("drafted_by"))
                )
                | (~Q(state="APPROVED") & Q(approved_by__isnull=True, approved_at__isnull=True)),
                name="%(class)s_approved_by_another",
                violation_error_code="approved_by",
                violation_error_message="起草人不能批准自己起草的文件，须由另一人批准。",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Confirmation(models.Model):
    """Somebody has looked a value up in the official text. It counts for that value only; another is unconfirmed."""

    instrument = LineField("文件标识", max_length=100)
    parameter = LineField("参数", max_length=100)
    value = LineField("取值", max_length=200)
    article = LineField("条款", max_length=100)
    document = LineField("核对的文件", max_length=200)
    note = ParagraphField("说明", max_length=1000, blank=True, default="")
    confirmed_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="确认人")
    confirmed_at = models.DateTimeField("确认时间")

    class Meta:
        """A value once."""

        verbose_name = "取值确认"
        constraints = (
            models.UniqueConstraint(
                fields=("instrument", "parameter", "value"),
                name="%(class)s_once",
                violation_error_message="这个取值已经确认过。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.instrument} {self.parameter}"
