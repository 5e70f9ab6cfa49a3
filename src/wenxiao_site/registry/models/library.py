"""Indicators of one's own practice that go into the library after approval."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from wenxiao_site.registry.fields import LineField, ParagraphField
from wenxiao_site.registry.models.common import matches, one_of
from wenxiao_site.registry.models.people import Person
from wenxiao_site.registry.models.plans import Dimension, Indicator, SubDimension


class LibraryState(models.TextChoices):
    """Where a proposed indicator stands."""

    PROPOSED = "PROPOSED", "待审核"
    ACCEPTED = "ACCEPTED", "已入库"
    DECLINED = "DECLINED", "未采纳"


class IndicatorDirection(models.TextChoices):
    """Whether more is better."""

    HIGHER_IS_BETTER = "HIGHER_IS_BETTER", "正向"
    LOWER_IS_BETTER = "LOWER_IS_BETTER", "反向"


class LibraryIndicator(models.Model):
    """An indicator of an approved plan that somebody proposes for the library of its sector, and somebody else accepts.

    The shipped library is data of the core (`wenxiao.library`); both are searched together.
    """

    sector = LineField("行业领域", max_length=40)
    name = LineField("指标名称", max_length=200)
    dimension = LineField("一级指标", max_length=14, choices=Dimension.choices)
    sub_dimension = LineField("二级指标", max_length=20, choices=SubDimension.choices)
    unit = LineField("计量单位", max_length=40)
    direction = LineField("指标方向", max_length=20, choices=IndicatorDirection.choices)
    explanation = ParagraphField("指标解释", max_length=1000)
    formula = ParagraphField("计算公式", max_length=500)
    source = LineField("数据来源", max_length=60)
    proof = LineField("佐证资料", max_length=200)
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name="出自的绩效指标"
    )
    state = LineField("状态", max_length=10, choices=LibraryState.choices, default=LibraryState.PROPOSED)
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="proposals", verbose_name="推荐人")
    proposed_at = models.DateTimeField("推荐时间")
    decided_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审核人"
    )
    decided_at = models.DateTimeField("审核时间", null=True, blank=True)
    opinion = ParagraphField("审核意见", max_length=500, blank=True, default="")

    class Meta:
        """A name once in a sector; two people."""

        verbose_name = "指标库指标"
        constraints = (
            matches("sector", r"^[a-z][a-z-]*$", "请选择行业领域。"),
            one_of("dimension", Dimension, "一级指标"),
            one_of("sub_dimension", SubDimension, "二级指标"),
            one_of("direction", IndicatorDirection, "指标方向"),
            one_of("state", LibraryState, "状态"),
            models.UniqueConstraint(
                fields=("sector", "name"),
                condition=~Q(state="DECLINED"),
                name="%(class)s_name_once",
                violation_error_code="name",
                violation_error_message="这个行业已有同名的指标。",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
                name="%(class)s_two_people",
                violation_error_message="推荐人不能审核自己推荐的指标。",
            ),
            models.CheckConstraint(
                condition=Q(state="PROPOSED", decided_at__isnull=True)
                | ~Q(state="PROPOSED") & Q(decided_at__isnull=False),
                name="%(class)s_decided_once",
                violation_error_message="已审核的指标应有审核时间。",
            ),
        )

    def __str__(self) -> str:
        return self.name
