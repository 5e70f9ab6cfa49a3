"""Regions and units: founded, changed, moved, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from stdnum.cn import uscc
from stdnum.exceptions import ValidationError as InvalidCodeError

from wenxiao_site.actions.auditing import allow, claim, deed, keep, local_day, set_fields, snapshot
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.merging import differing
from wenxiao_site.registry import trees
from wenxiao_site.registry.models import (
    Region,
    RegionLevel,
    RegionLink,
    Strategy,
    Unit,
    UnitLink,
    UnitValidity,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from wenxiao_site.visibility import Hat

_LEVELS: Final = list(RegionLevel)
_REGION_FIELDS: Final = ("name", "jurisdiction", "valid_to")
_UNIT_FIELDS: Final = ("name", "kind", "tier", "credit_code")


def found_region(
    *, parent: int, code: str, name: str, level: str, valid_from: date, by: Hat, on: datetime, jurisdiction: str = ""
) -> Region:
    """A new region below another. Raises Refused."""
    with deed("places.found_region", by=by, on=on) as told:
        above = claim("places.found_region", Region, parent, by)
        region = new_region(above, code=code, name=name, level=level, valid_from=valid_from, jurisdiction=jurisdiction)
        told.done_to(region, after=snapshot(region))
    return region


def amend_region(*, region: int, changes: Mapping[str, Any], by: Hat, on: datetime) -> Region:
    """Change name, jurisdiction of the rules, or end of a region. Raises Refused."""
    with deed("places.amend_region", by=by, on=on) as told:
        row = claim("places.amend_region", Region, region, by)
        before = snapshot(row)
        set_fields(row, changes, _REGION_FIELDS)
        old, new = differing(before, snapshot(keep(row)))
        told.done_to(row, before=old, after=new)
    return row


def move_region(*, region: int, parent: int, by: Hat, on: datetime) -> Region:
    """Put a region, with all below it, under another. Raises Refused."""
    with deed("places.move_region", by=by, on=on) as told:
        row = claim("places.move_region", Region, region, by)
        above = claim("places.found_region", Region, parent, by)
        before = snapshot(row)
        trees.move(RegionLink, row, above.pk)
        row.parent = above
        _refuse_level(row)
        old, new = differing(before, snapshot(keep(row)))
        told.done_to(row, before=old, after=new)
    return row


def register_unit(
    *,
    region: int,
    code: str,
    name: str,
    kind: str,
    valid_from: date,
    by: Hat,
    on: datetime,
    parent: int | None = None,
    tier: int | None = None,
    credit_code: str = "",
) -> Unit:
    """A new unit in a region, below `parent` when it has one. Raises Refused."""
    with deed("places.register_unit", by=by, on=on) as told:
        place = claim("places.register_unit", Region, region, by)
        above = claim("places.amend_unit", Unit, parent, by) if parent is not None else None
        unit = new_unit(
            place,
            above,
            code=code,
            name=name,
            kind=kind,
            tier=tier,
            credit_code=credit_code,
            valid_from=valid_from,
            on=on,
        )
        told.done_to(unit, after=snapshot(unit), unit=unit)
    return unit


def amend_unit(*, unit: int, changes: Mapping[str, Any], valid_from: date, reason: str, by: Hat, on: datetime) -> Unit:
    """Change name, kind, tier or credit code of a unit from a day on; what it was is kept. Raises Refused."""
    with deed("places.amend_unit", by=by, on=on) as told:
        row = claim("places.amend_unit", Unit, unit, by)
        before = snapshot(row)
        set_fields(row, changes, _UNIT_FIELDS)
        _refuse_credit_code(row.credit_code)
        keep(row)
        _begin_period(row, valid_from, reason, on)
        old, new = differing(before, snapshot(row))
        told.done_to(row, before=old, after=new | {"valid_from": valid_from, "reason": reason}, unit=row)
    return row


def move_unit(*, unit: int, parent: int | None, valid_from: date, reason: str, by: Hat, on: datetime) -> Unit:
    """Put a unit, with all below it, under another (None: under none) from a day on. Raises Refused."""
    with deed("places.move_unit", by=by, on=on) as told:
        row = claim("places.move_unit", Unit, unit, by)
        above = claim("places.move_unit", Unit, parent, by) if parent is not None else None
        before = snapshot(row)
        trees.move(UnitLink, row, above.pk if above else None)
        row.parent = above
        keep(row)
        _begin_period(row, valid_from, reason, on)
        old, new = differing(before, snapshot(row))
        told.done_to(row, before=old, after=new | {"valid_from": valid_from, "reason": reason}, unit=row)
    return row


def close_unit(*, unit: int, valid_to: date, reason: str, by: Hat, on: datetime) -> Unit:
    """A unit is no more from a day on. Raises Refused, also while units below it are open."""
    with deed("places.close_unit", by=by, on=on) as told:
        row = claim("places.close_unit", Unit, unit, by)
        if row.children.filter(valid_to__isnull=True).exists():
            raise Refused("下级单位还没有撤销或划转，不能先撤销上级单位。")
        before = snapshot(row)
        row.valid_to = valid_to
        keep(row)
        for period in row.validities.filter(valid_to__isnull=True):
            period.valid_to = valid_to
            keep(period)
        old, new = differing(before, snapshot(row))
        told.done_to(row, before=old, after=new | {"reason": reason}, unit=row)
    return row


def name_strategy(*, code: str, name: str, by: Hat, on: datetime, position: int = 0) -> Strategy:
    """A strategy that projects can serve. Raises Refused."""
    with deed("places.name_strategy", by=by, on=on) as told:
        allow("places.name_strategy", by)
        strategy = keep(Strategy(code=code, name=name, position=position), new=True)
        told.done_to(strategy, after=snapshot(strategy))
    return strategy


def jurisdiction_of(region: int) -> str:
    """By whose rules a region judges: its own jurisdiction, else that of the nearest region above; empty for none."""
    above = RegionLink.objects.filter(descendant=region).exclude(ancestor__jurisdiction="").order_by("depth")
    return above.values_list("ancestor__jurisdiction", flat=True).first() or ""


def new_region(
    parent: Region | None, *, code: str, name: str, level: str, valid_from: date, jurisdiction: str = ""
) -> Region:
    """Write a region and its links, inside a deed. Raises Refused."""
    region = Region(code=code, name=name, level=level, parent=parent, valid_from=valid_from, jurisdiction=jurisdiction)
    _refuse_level(region)
    trees.plant(RegionLink, keep(region, new=True))
    return region


def new_unit(
    region: Region,
    parent: Unit | None,
    *,
    code: str,
    name: str,
    kind: str,
    valid_from: date,
    on: datetime,
    tier: int | None = None,
    credit_code: str = "",
) -> Unit:
    """Write a unit, its links and its first period, inside a deed. Raises Refused."""
    _refuse_credit_code(credit_code)
    unit = Unit(
        region=region,
        parent=parent,
        code=code,
        name=name,
        kind=kind,
        tier=tier,
        credit_code=credit_code,
        valid_from=valid_from,
        recorded_at=on,
    )
    trees.plant(UnitLink, keep(unit, new=True))
    _begin_period(unit, valid_from, "", on)
    return unit


def _begin_period(unit: Unit, valid_from: date, reason: str, on: datetime) -> None:
    """End the open period of a unit on a day and begin the next one, as the unit is now."""
    if valid_from > local_day(on):
        raise Refused({"valid_from": "生效日期还没有到，请在生效当天或以后办理。"})
    if unit.valid_to is not None:
        raise Refused("这个单位已经撤销，不能再变动。")
    open_period = unit.validities.filter(valid_to__isnull=True).first()
    told = {
        "name": unit.name,
        "kind": unit.kind,
        "tier": unit.tier,
        "region": unit.region,
        "parent": unit.parent,
        "reason": reason,
        "recorded_at": on,
    }
    if open_period is not None:
        if valid_from < open_period.valid_from:
            raise Refused({"valid_from": f"生效日期不能早于上一次变动的 {open_period.valid_from}。"})
        if valid_from == open_period.valid_from:
            for name, value in told.items():
                setattr(open_period, name, value)
            keep(open_period)
            return
        open_period.valid_to = valid_from
        keep(open_period)
    keep(UnitValidity(unit=unit, valid_from=valid_from, **told), new=True)


def _refuse_level(region: Region) -> None:
    """A region lies below one of a higher level."""
    if region.level not in _LEVELS or region.parent is None:
        return
    if _LEVELS.index(RegionLevel(region.level)) <= _LEVELS.index(RegionLevel(region.parent.level)):
        raise Refused({"level": f"级次应低于上级地区“{region.parent.name}”。"})


def _refuse_credit_code(code: str) -> None:
    if not code:
        return
    try:
        uscc.validate(code)
    except InvalidCodeError:
        raise Refused({"credit_code": "统一社会信用代码不对：应为 18 位，最后一位是校验码，请核对证照。"}) from None
