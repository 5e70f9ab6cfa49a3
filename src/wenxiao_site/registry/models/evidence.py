"""Evidence: files known by their content, and what each of them supports."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from wenxiao_site.registry.fields import LineField
from wenxiao_site.registry.models.common import HASH_LENGTH, matches
from wenxiao_site.registry.models.money import BudgetAmount, Execution
from wenxiao_site.registry.models.people import Person
from wenxiao_site.registry.models.places import Unit
from wenxiao_site.registry.models.plans import Indicator, PerformancePlan
from wenxiao_site.registry.models.projects import Project

TARGETS = ("project", "plan", "indicator", "budget_amount", "execution", "material")
"""What a file can be used for: one of these fields of `EvidenceUse` is filled."""


class EvidenceFile(models.Model):
    """A file of a unit. Its content lies in the storage under its SHA-256; the row never goes away.

    The same content may be another unit's too: that is found by the hash, and told. `discarded_at`: since when it is no
    longer offered; a file in use cannot be discarded (the database refuses it).
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="evidence", verbose_name="单位")
    sha256 = LineField("内容校验值", max_length=HASH_LENGTH)
    size = models.PositiveBigIntegerField("大小（字节）")
    name = LineField("文件名", max_length=200)
    media_type = LineField("文件类型", max_length=100)
    uploaded_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="上传人")
    uploaded_at = models.DateTimeField("上传时间")
    discarded_at = models.DateTimeField("作废时间", null=True, blank=True)

    class Meta:
        """A unit keeps a content once."""

        verbose_name = "佐证材料"
        constraints = (
            matches("sha256", r"^[0-9a-f]{64}$", "内容校验值应为 64 位十六进制数。"),
            models.UniqueConstraint(
                fields=("unit", "sha256"),
                name="%(class)s_once_in_a_unit",
                violation_error_code="sha256",
                violation_error_message="本单位已有内容相同的文件。",
            ),
        )
        indexes = (models.Index(fields=("sha256",), name="%(class)s_by_content"),)

    def __str__(self) -> str:
        return self.name


class EvidenceUse(models.Model):
    """A file supports a record, until it is taken away from it again."""

    file = models.ForeignKey(EvidenceFile, models.PROTECT, related_name="uses", verbose_name="佐证材料")
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="evidence_uses", verbose_name="项目"
    )
    plan = models.ForeignKey(
        PerformancePlan, models.PROTECT, null=True, blank=True, related_name="evidence_uses", verbose_name="绩效目标表"
    )
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="evidence_uses", verbose_name="绩效指标"
    )
    budget_amount = models.ForeignKey(
        BudgetAmount, models.PROTECT, null=True, blank=True, related_name="evidence_uses", verbose_name="预算金额"
    )
    execution = models.ForeignKey(
        Execution, models.PROTECT, null=True, blank=True, related_name="evidence_uses", verbose_name="预算执行"
    )
    material = models.ForeignKey(
        "registry.AppraisalMaterial",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence_uses",
        verbose_name="评估资料",
    )
    note = LineField("说明", max_length=200, blank=True, default="")
    used_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="使用人")
    used_at = models.DateTimeField("使用时间")
    removed_at = models.DateTimeField("移除时间", null=True, blank=True)

    class Meta:
        """One record each."""

        verbose_name = "佐证材料的使用"
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    *(Q(**{f"{each}__isnull": each != filled for each in TARGETS}) for filled in TARGETS),
                    _connector=Q.OR,
                ),
                name="%(class)s_for_one_record",
                violation_error_message="佐证材料每次用于一条记录。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.file_id} {self.used_at}"
