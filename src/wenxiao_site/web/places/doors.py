"""The verbs of regions, units and strategies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from wenxiao_site.actions import places, plans
from wenxiao_site.registry.models import Region, RegionLevel, Unit, UnitKind
from wenxiao_site.visibility import changeable
from wenxiao_site.web import clock
from wenxiao_site.web.doors import Door
from wenxiao_site.web.forms import DeedForm, RowForm, choice, day, line, number, paragraph, rows, whole

if TYPE_CHECKING:
    from django.db.models import QuerySet

TIERS = (("", "不是预算单位"), ("1", "一级"), ("2", "二级"), ("3", "三级（基层）"))


def region_page(region: Any, _: object = None) -> str:  # noqa: ANN401 - a region, or what belongs to one
    """Where a region is shown."""
    return reverse("region", kwargs={"pk": region.pk})


def unit_page(unit: Any, _: object = None) -> str:  # noqa: ANN401 - a unit
    """Where a unit is shown."""
    return reverse("unit", kwargs={"pk": unit.pk})


def in_order(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Units by region and code."""
    return units.select_related("region").order_by("region__code", "code")


def full_name(unit: Unit) -> str:
    """A unit with its code and region."""
    return f"{unit.code} {unit.name}（{unit.region.name}）"


# --- Regions ----------------------------------------------------------------------------------------------------------


class FoundRegion(DeedForm):
    """A region below another."""

    code = line("财政区划代码", "9 位数字，前 6 位为行政区划代码。")
    name = line("名称")
    level = choice("级次", RegionLevel.choices)
    jurisdiction = line("适用规则的地区", "规则库里的地区代号，例如 CN-XJ-654322；留空时随上级地区。", required=False)
    valid_from = day("生效日期", initial=clock.today)


class AmendRegion(RowForm):
    """Its name and rules."""

    name = line("名称")
    jurisdiction = line("适用规则的地区", "规则库里的地区代号；留空时随上级地区。", required=False)
    valid_to = day("失效日期", "自这一天起不再有效；留空表示一直有效。", required=False)


class MoveRegion(RowForm):
    """The region above."""

    parent = choice("上级地区")

    def prepare(self) -> None:
        """Any region: that it cannot be moved under itself is said beside the field."""
        found = changeable("places.found_region", Region, self.hat).order_by("code")
        self.fields["parent"].choices = rows(found, lambda each: f"{each.code} {each.name}")  # type: ignore[attr-defined]


class RegisterUnit(DeedForm):
    """A unit."""

    code = line("单位代码", "每级 3 位数字，例如 219001。")
    name = line("单位名称")
    kind = choice("单位性质", UnitKind.choices)
    tier = choice("预算级次", TIERS, required=False)
    parent = choice("上级单位", required=False)
    credit_code = line("统一社会信用代码", "18 位，最后一位是校验码。", required=False)
    valid_from = day("生效日期", initial=clock.today)

    def prepare(self) -> None:
        """The units above, of the region."""
        found = in_order(changeable("places.amend_unit", Unit, self.hat).filter(region=self.row.pk if self.row else 0))
        self.fields["parent"].choices = rows(found, full_name, blank="没有上级单位")  # type: ignore[attr-defined]


# --- Units ------------------------------------------------------------------------------------------------------------


class AmendUnit(RowForm):
    """What changes in the life of a unit."""

    name = line("单位名称")
    kind = choice("单位性质", UnitKind.choices)
    tier = choice("预算级次", TIERS, required=False)
    credit_code = line("统一社会信用代码", "18 位，最后一位是校验码。", required=False)
    valid_from = day("生效日期", "从这一天起按新的内容；以前的内容保留在沿革里。", initial=clock.today)
    reason = paragraph("变动原因")

    def told(self) -> dict[str, Any]:
        """As it is, from today on."""
        return super().told() | {"valid_from": clock.today()}


class MoveUnit(RowForm):
    """The unit above."""

    parent = choice("新的上级单位", required=False)
    valid_from = day("生效日期", initial=clock.today)
    reason = paragraph("变动原因")

    def told(self) -> dict[str, Any]:
        """As it is, from today on."""
        return super().told() | {"valid_from": clock.today()}

    def prepare(self) -> None:
        """Any unit: that it cannot be moved under itself is said beside the field."""
        found = in_order(changeable("places.move_unit", Unit, self.hat))
        self.fields["parent"].choices = rows(found, full_name, blank="没有上级单位")  # type: ignore[attr-defined]


class CloseUnit(DeedForm):
    """The end of a unit."""

    valid_to = day("撤销日期", initial=clock.today)
    reason = paragraph("撤销原因")


class NameStrategy(DeedForm):
    """A strategy."""

    code = line("代码", "大写字母、数字和下划线，例如 RURAL_REVITALISATION。")
    name = line("名称", "例如 乡村振兴。")
    position = number("顺序", required=False)


class DraftOverall(DeedForm):
    """The plan of a whole unit."""

    fiscal_year = number("预算年度")
    reason = paragraph("调整原因", "已批复过的，写明为什么再编一版。", required=False)
    document = line("调整依据", required=False)

    def told(self) -> dict[str, Any]:
        """The year it is."""
        return {"fiscal_year": clock.today().year}


_OF_REGION: dict[str, Any] = {"then": region_page, "back": region_page, "section": "regions"}
_OF_UNIT: dict[str, Any] = {"then": unit_page, "back": unit_page, "section": "regions"}

REGION_DOORS = (
    Door(
        verb="places.register_unit",
        address="regions/<int:pk>/units/new",
        title="登记单位",
        form=RegisterUnit,
        act=lambda sent: places.register_unit(
            region=sent.row.pk,
            parent=whole(sent.given["parent"]),
            tier=whole(sent.given["tier"]),
            **sent.only("code", "name", "kind", "credit_code", "valid_from"),
            by=sent.by,
            on=sent.on,
        ),
        button="登记",
        **_OF_UNIT | {"back": region_page},
    ),
    Door(
        verb="places.found_region",
        address="regions/<int:pk>/new",
        title="设立下级地区",
        form=FoundRegion,
        act=lambda sent: places.found_region(parent=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="设立",
        **_OF_REGION,
    ),
    Door(
        verb="places.amend_region",
        address="regions/<int:pk>/amend",
        title="修改地区",
        form=AmendRegion,
        act=lambda sent: places.amend_region(region=sent.row.pk, changes=sent.given, by=sent.by, on=sent.on),
        **_OF_REGION,
    ),
    Door(
        verb="places.move_region",
        address="regions/<int:pk>/move",
        title="划转地区",
        form=MoveRegion,
        act=lambda sent: places.move_region(
            region=sent.row.pk, parent=int(sent.given["parent"]), by=sent.by, on=sent.on
        ),
        button="划转",
        opens=lambda row: row is None or row.parent_id is not None,
        **_OF_REGION,
    ),
)

UNIT_DOORS = (
    Door(
        verb="plans.draft_overall",
        address="units/<int:pk>/plan",
        title="编制整体支出绩效目标",
        form=DraftOverall,
        act=lambda sent: plans.draft_overall(unit=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        then=lambda plan, _: reverse("plan", kwargs={"pk": plan.pk}),
        back=unit_page,
        button="开始编制",
        section="projects",
        said="已建立，请填写目标和指标。",
    ),
    Door(
        verb="places.amend_unit",
        address="units/<int:pk>/amend",
        title="变更单位",
        form=AmendUnit,
        act=lambda sent: places.amend_unit(
            unit=sent.row.pk,
            changes=sent.only("name", "kind", "credit_code") | {"tier": whole(sent.given["tier"])},
            **sent.only("valid_from", "reason"),
            by=sent.by,
            on=sent.on,
        ),
        **_OF_UNIT,
    ),
    Door(
        verb="places.move_unit",
        address="units/<int:pk>/move",
        title="划转单位",
        form=MoveUnit,
        act=lambda sent: places.move_unit(
            unit=sent.row.pk,
            parent=whole(sent.given["parent"]),
            **sent.only("valid_from", "reason"),
            by=sent.by,
            on=sent.on,
        ),
        button="划转",
        **_OF_UNIT,
    ),
    Door(
        verb="places.close_unit",
        address="units/<int:pk>/close",
        title="撤销单位",
        form=CloseUnit,
        act=lambda sent: places.close_unit(unit=sent.row.pk, **sent.given, by=sent.by, on=sent.on),
        button="撤销",
        opens=lambda row: row is None or row.valid_to is None,
        **_OF_UNIT,
    ),
)

STRATEGY_DOORS = (
    Door(
        verb="places.name_strategy",
        address="strategies/new",
        title="登记战略",
        form=NameStrategy,
        act=lambda sent: places.name_strategy(
            **sent.only("code", "name"), position=sent.given["position"] or 0, by=sent.by, on=sent.on
        ),
        then=lambda *_: reverse("regions"),
        back=lambda _: reverse("regions"),
        section="regions",
    ),
)
