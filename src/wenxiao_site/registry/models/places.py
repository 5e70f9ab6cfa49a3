"""Regions and units: two trees."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from wenxiao_site.registry.fields import LineField, ParagraphField
from wenxiao_site.registry.models.common import Validity, matches, one_of
from wenxiao_site.registry.search import SearchField
from wenxiao_site.registry.trees import Link


class RegionLevel(models.TextChoices):
    """A level of government."""

    PROVINCE = "PROVINCE", "省级"
    PREFECTURE = "PREFECTURE", "地级"
    COUNTY = "COUNTY", "县级"
    TOWNSHIP = "TOWNSHIP", "乡级"


class UnitKind(models.TextChoices):
    """What a unit is in the work."""

    FINANCE_DEPARTMENT = "FINANCE_DEPARTMENT", "财政部门"
    LINE_DEPARTMENT = "LINE_DEPARTMENT", "主管部门"
    BUDGETARY_UNIT = "BUDGETARY_UNIT", "预算单位"
    TOWNSHIP_GOVERNMENT = "TOWNSHIP_GOVERNMENT", "乡镇（街道）"
    GOVERNMENT = "GOVERNMENT", "党委政府"
    OVERSIGHT_BODY = "OVERSIGHT_BODY", "人大、审计等监督机关"
    EXTERNAL_EVALUATOR = "EXTERNAL_EVALUATOR", "第三方机构"


BUDGETED = (
    UnitKind.FINANCE_DEPARTMENT,
    UnitKind.LINE_DEPARTMENT,
    UnitKind.BUDGETARY_UNIT,
    UnitKind.TOWNSHIP_GOVERNMENT,
)
"""Kinds of units that have a budget, and so a tier."""


class Region(Validity):
    """A place with a budget level of its own, by the nine digits of its fiscal code."""

    code = LineField("财政区划代码", max_length=9, unique=True, help_text="9 位数字，前 6 位为行政区划代码。")
    name = LineField("名称", max_length=60)
    level = LineField("级次", max_length=10, choices=RegionLevel.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级地区"
    )
    jurisdiction = LineField(
        "适用规则的地区", max_length=40, blank=True, default="", help_text="规则库里的地区代号；留空时随上级地区。"
    )

    class Meta(Validity.Meta):
        """Nine digits, and not its own parent."""

        verbose_name = "地区"
        constraints = (
            *Validity.Meta.constraints,
            matches("code", r"^[0-9]{9}$", "财政区划代码应为 9 位数字。"),
            one_of("level", RegionLevel, "级次"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="%(class)s_not_under_itself",
                violation_error_code="parent",
                violation_error_message="地区不能以自己为上级。",
            ),
        )

    def __str__(self) -> str:
        return self.name


class RegionLink(Link):
    """One region above another, or itself."""

    ancestor = models.ForeignKey(Region, models.PROTECT, related_name="links_down", verbose_name="上级")
    descendant = models.ForeignKey(Region, models.PROTECT, related_name="links_up", verbose_name="下级")

    class Meta(Link.Meta):
        """See `Link`."""

        verbose_name = "地区上下级"

    def __str__(self) -> str:
        return f"{self.ancestor_id} > {self.descendant_id}"


class Unit(Validity):
    """An organisation as it is now; `UnitValidity` keeps what it was. Its code is unique within its region."""

    code = LineField("单位代码", max_length=21, help_text="每级 3 位数字，例如 219001。")
    name = LineField("单位名称", max_length=100)
    kind = LineField("单位性质", max_length=20, choices=UnitKind.choices)
    tier = models.PositiveSmallIntegerField(
        "预算级次", null=True, blank=True, help_text="一级、二级、三级（基层）预算单位。"
    )
    region = models.ForeignKey(Region, models.PROTECT, related_name="units", verbose_name="所属地区")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级单位"
    )
    credit_code = LineField("统一社会信用代码", max_length=18, blank=True, default="")
    search = SearchField("检索词", of=("name", "code"))
    recorded_at = models.DateTimeField("登记时间")

    class Meta(Validity.Meta):
        """Codes, tiers, and not its own parent."""

        verbose_name = "单位"
        constraints = (
            *Validity.Meta.constraints,
            models.UniqueConstraint(
                fields=("region", "code"),
                name="%(class)s_code_is_unique_in_region",
                violation_error_code="code",
                violation_error_message="这个地区已有同一代码的单位。",
            ),
            matches("code", r"^([0-9]{3}){1,7}$", "单位代码应为数字，每级 3 位，最多 7 级。"),
            matches("credit_code", r"^[0-9A-Z]{18}$", "统一社会信用代码应为 18 位数字或大写字母。", blank=True),
            one_of("kind", UnitKind, "单位性质"),
            models.CheckConstraint(
                condition=Q(kind__in=sorted(BUDGETED), tier__isnull=False, tier__gte=1, tier__lte=3)
                | (~Q(kind__in=sorted(BUDGETED)) & Q(tier__isnull=True)),
                name="%(class)s_tier_fits_kind",
                violation_error_code="tier",
                violation_error_message="预算单位应填预算级次（1 至 3），其他单位不填。",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="%(class)s_not_under_itself",
                violation_error_code="parent",
                violation_error_message="单位不能以自己为上级。",
            ),
        )

    def __str__(self) -> str:
        return self.name


class UnitLink(Link):
    """One unit above another, or itself."""

    ancestor = models.ForeignKey(Unit, models.PROTECT, related_name="links_down", verbose_name="上级")
    descendant = models.ForeignKey(Unit, models.PROTECT, related_name="links_up", verbose_name="下级")

    class Meta(Link.Meta):
        """See `Link`."""

        verbose_name = "单位上下级"

    def __str__(self) -> str:
        return f"{self.ancestor_id} > {self.descendant_id}"


class UnitValidity(Validity):
    """What a unit was called and where it stood in a period; the periods of a unit follow each other."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="validities", verbose_name="单位")
    name = LineField("单位名称", max_length=100)
    kind = LineField("单位性质", max_length=20, choices=UnitKind.choices)
    tier = models.PositiveSmallIntegerField("预算级次", null=True, blank=True)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name="所属地区")
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="上级单位")
    reason = ParagraphField("变动原因", max_length=500, blank=True, default="")
    recorded_at = models.DateTimeField("登记时间")

    class Meta(Validity.Meta):
        """One period begins on a day, and one is open."""

        verbose_name = "单位沿革"
        constraints = (
            *Validity.Meta.constraints,
            one_of("kind", UnitKind, "单位性质"),
            models.UniqueConstraint(fields=("unit", "valid_from"), name="%(class)s_one_begins_on_a_day"),
            models.UniqueConstraint(fields=("unit",), condition=Q(valid_to__isnull=True), name="%(class)s_one_is_open"),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.valid_from}"
