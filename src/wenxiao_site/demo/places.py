"""The beginning: the prefecture, its counties and townships, their units, and the strategies."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from wenxiao_site.demo import people
from wenxiao_site.demo.world import Office, Place, World, data
from wenxiao_site.registry.models import (
    Region,
    RegionLevel,
    RegionLink,
    Strategy,
    Unit,
    UnitKind,
    UnitLink,
    UnitValidity,
)
from wenxiao_site.registry.models.places import BUDGETED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wenxiao_site.demo.world import Actor

BEGAN: Final = datetime(2017, 8, 1, 3, 0, tzinfo=UTC)
"""When the site was founded."""
EXISTS_FROM: Final = date(2010, 1, 1)
"""Since when regions and units are in force, as far as the box is concerned."""

STRATEGIES: Final = (
    ("POVERTY_ALLEVIATION", "脱贫攻坚"),
    ("RURAL_REVITALISATION", "乡村振兴"),
    ("TOURISM", "旅游兴地"),
    ("ECOLOGY", "生态立区"),
    ("EDUCATION", "教育强基"),
)
_TOWNSHIP_CODE: Final = "301"


class _Clock:
    """Moments one after the other."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def next(self) -> datetime:
        self.at += timedelta(seconds=20)
        return self.at


def begin(world: World) -> None:
    """Found the site, and register everything that has an address."""
    clock = _Clock(BEGAN)
    told = data("regions")
    prefecture = _region(world, None, told["prefecture"] | {"level": RegionLevel.PREFECTURE}, BEGAN.date())
    administrators = people.administrators(world, BEGAN)
    row = world.ledger.told(Region, prefecture)
    after = row | {"administrators": {each.role.value: each.login for each in administrators}}
    world.ledger.tell(BEGAN, "founding.found", None, Region, prefecture["id"], after=after)
    system, security = administrators[0], administrators[1]
    people.settle_in(world, administrators, clock.next)
    above = world.regions[told["prefecture"]["code"]]
    counties = [_found(world, above, each | {"level": RegionLevel.COUNTY}, system, clock) for each in told["county"]]
    for county, each in zip(counties, told["county"], strict=True):
        for code, name in each["townships"]:
            _found(world, county, {"code": code, "name": name, "level": RegionLevel.TOWNSHIP}, system, clock)
    for position, (code, name) in enumerate(STRATEGIES, start=1):
        strategy = world.ledger.add(Strategy, code=code, name=name, position=position)
        after = world.ledger.told(Strategy, strategy)
        world.ledger.tell(clock.next(), "places.name_strategy", system, Strategy, strategy["id"], after=after)
    for region in (above, *counties):
        for parent, described in _described(world, region):
            _register(world, parent, described, system, clock)
    people.appoint(world, system, security, clock.next)


def year(world: World, fiscal_year: int) -> None:
    """Nothing: places stay as they are."""


def _region(world: World, parent: Place | None, described: dict[str, Any], valid_from: date) -> dict[str, Any]:
    row = world.ledger.add(
        Region,
        code=described["code"],
        name=described["name"],
        level=described["level"].value,
        parent_id=parent.id if parent else None,
        jurisdiction=described.get("jurisdiction", ""),
        valid_from=valid_from,
    )
    place = Place(
        row["id"],
        row["code"],
        row["name"],
        described["level"],
        parent,
        f"{parent.path}/{row['code']}" if parent else row["code"],
    )
    world.regions[place.code] = place
    above: Place | None = place
    depth = 0
    while above is not None:
        world.ledger.add(RegionLink, ancestor_id=above.id, descendant_id=place.id, depth=depth)
        above, depth = above.parent, depth + 1
    return row


def _found(world: World, parent: Place, described: dict[str, Any], by: Actor, clock: _Clock) -> Place:
    row = _region(world, parent, described, EXISTS_FROM)
    after = world.ledger.told(Region, row)
    world.ledger.tell(clock.next(), "places.found_region", by, Region, row["id"], after=after)
    return world.regions[row["code"]]


def _described(world: World, region: Place) -> Iterator[tuple[Office | None, dict[str, Any]]]:
    """Every unit of a region and its townships, those above first; what is above is looked up when its turn comes."""
    told = data("units")
    is_prefecture = region.level == RegionLevel.PREFECTURE
    level, prefix = ("prefecture", "地区") if is_prefecture else ("county", region.name)
    kept = _kept(world, told["department"])
    for department in kept:
        described = {"kind": UnitKind.LINE_DEPARTMENT.value, "tier": 1, "region": region} | {
            name: department[name] for name in ("code", "kind", "sector") if name in department
        }
        yield None, described | {"name": f"{prefix}{department['name']}"}
        head = world.offices[-1]
        names = [name for at, *each in department.get("below", ()) if at in (level, "both") for name in each]
        for number, name in enumerate(_kept(world, names), start=1):
            code = f"{head.code}{number:03}"
            below = {"code": code, "name": f"{prefix}{name}", "tier": 2, "region": region, "sector": head.sector}
            yield head, below | {"kind": UnitKind.BUDGETARY_UNIT.value}
        if not is_prefecture and "townships" in department:
            for township in _townships(world, region):
                below = {"name": f"{township.name}{department['townships']}", "region": township, "tier": 3}
                code = f"{head.code}001001"
                yield head, below | {"code": code, "kind": UnitKind.BUDGETARY_UNIT.value, "sector": head.sector}
    for other in told["other"]:
        if is_prefecture or other["at"] == "both":
            name = other["name"] if is_prefecture else other.get("county_name", other["name"])
            prefixed = name if name.startswith("（") else f"{prefix}{name}"
            yield None, {"code": other["code"], "name": prefixed, "kind": other["kind"], "tier": None, "region": region}
    if not is_prefecture:
        for township in _townships(world, region):
            kind = UnitKind.TOWNSHIP_GOVERNMENT.value
            office = "办事处" if township.name.endswith("街道") else "人民政府"
            described = {"code": _TOWNSHIP_CODE, "name": f"{township.name}{office}", "kind": kind, "tier": 1}
            yield None, described | {"region": township, "sector": "township"}


def _kept(world: World, things: Sequence[Any]) -> Sequence[Any]:
    """The first of some things, as many as the scale asks for, at least one of any."""
    if world.scale >= 1 or not things:
        return things
    return things[: max(2 if len(things) > 20 else 1, world.scaled(len(things) * 3))]


def _townships(world: World, county: Place) -> Sequence[Place]:
    return _kept(world, [each for each in world.regions.values() if each.parent is county])


def _register(world: World, parent: Office | None, described: dict[str, Any], by: Actor, clock: _Clock) -> None:
    at, region = clock.next(), described["region"]
    common = {
        "name": described["name"],
        "kind": described["kind"],
        "tier": described["tier"],
        "region_id": region.id,
        "parent_id": parent.id if parent else None,
        "valid_from": EXISTS_FROM,
        "recorded_at": at,
    }
    row = world.ledger.add(Unit, code=described["code"], **common)
    world.ledger.add(UnitValidity, unit_id=row["id"], **common)
    path = f"{parent.path}/{row['code']}" if parent else row["code"]
    office = Office(
        row["id"],
        row["code"],
        row["name"],
        row["kind"],
        row["tier"],
        region,
        parent,
        path,
        described.get("sector", ""),
    )
    world.offices.append(office)
    if row["kind"] in BUDGETED:
        world.budgeted.append(office)
    elif row["kind"] == UnitKind.EXTERNAL_EVALUATOR:
        world.evaluators.append(office)
    above: Office | None = office
    depth = 0
    while above is not None:
        world.ledger.add(UnitLink, ancestor_id=above.id, descendant_id=office.id, depth=depth)
        above, depth = above.parent, depth + 1
    after = world.ledger.told(Unit, row)
    world.ledger.tell(at, "places.register_unit", by, Unit, row["id"], after=after, unit=row["id"])
