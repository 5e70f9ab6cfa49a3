"""Publication: budgets in February, final accounts in summer; most departments in time, some late, a few not at all."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from wenxiao_site.actions.publication import last_day
from wenxiao_site.demo.world import ENDS_ON, LAST_YEAR
from wenxiao_site.registry.models import Publication, PublicationDuty, PublicationKind, Region, RegionLevel, Role

if TYPE_CHECKING:
    from wenxiao_site.actions.ledger import Row
    from wenxiao_site.demo.chance import Chance
    from wenxiao_site.demo.world import Office, Place, ProjectYear, World

STAGE: Final = "publication"
_LATE, _NEVER = 0.04, 0.01


def begin(world: World) -> None:
    """Nothing in general."""


def year(world: World, fiscal_year: int) -> None:
    """Both publications of a year, as far as they lie before the end of the story."""
    chance = world.chance(STAGE, fiscal_year)
    made = [each for each in world.years[fiscal_year] if not each.venture.row["is_classified"]]
    came = (date(fiscal_year, 2, 12), date(fiscal_year, 2, 20))
    _publish(world, chance, PublicationKind.BUDGET, came, [each for each in made if not each.is_added_in_year])
    if fiscal_year < LAST_YEAR:
        passed = (date(fiscal_year + 1, 7, 10), date(fiscal_year + 1, 7, 31))
        _publish(world, chance, PublicationKind.FINAL_ACCOUNTS, passed, made)


def _publish(
    world: World, chance: Chance, kind: PublicationKind, between: tuple[date, date], made: list[ProjectYear]
) -> None:
    """The duties of every place with a budget of its own, and what their departments did."""
    items = Counter(each.venture.unit.department.id for each in made)
    owing = {each.venture.unit.department.id: each.venture.unit.department for each in made}
    fiscal_year = made[0].fiscal_year if made else 0
    for place in world.regions.values():
        if place.level not in {RegionLevel.PREFECTURE, RegionLevel.COUNTY}:
            continue
        departments = [each for each in owing.values() if each.budget_region is place]
        if not departments:
            continue
        duty = _announce(world, chance, kind, place, fiscal_year, chance.working_day(*between))
        for department in sorted(departments, key=lambda each: each.id):
            _go_out(world, chance, duty, department, items[department.id])


def _announce(
    world: World, chance: Chance, kind: PublicationKind, place: Place, fiscal_year: int, approved_on: date
) -> Row:
    at = chance.moment(approved_on)
    due_on = last_day(Region(pk=place.id), approved_on)
    row = world.ledger.add(
        PublicationDuty,
        region_id=place.id,
        fiscal_year=fiscal_year,
        kind=kind.value,
        approved_on=approved_on,
        due_on=due_on,
        recorded_at=at,
    )
    desk = world.actor(Role.PERFORMANCE_DESK, place)
    after = world.ledger.told(PublicationDuty, row)
    world.ledger.tell(at, "publication.announce", desk, PublicationDuty, row["id"], after=after)
    return row


def _go_out(world: World, chance: Chance, duty: Row, department: Office, items: int) -> None:
    luck = chance.random()
    first, last = duty["approved_on"] + timedelta(days=2), duty["due_on"] - timedelta(days=3)
    if luck < _LATE:
        first, last = duty["due_on"] + timedelta(days=1), duty["due_on"] + timedelta(days=24)
    day = chance.working_day(first, last)
    if luck > 1 - _NEVER or day > ENDS_ON:
        return
    at = chance.moment(day)
    row = world.ledger.add(
        Publication, duty_id=duty["id"], unit_id=department.id, published_on=day, items=items, recorded_at=at
    )
    told: dict[str, Any] = {
        "unit_id": department.id,
        "region_path": department.region.path,
        "unit_path": department.path,
    }
    fact = world.ledger.fact(
        told,
        step="publication.publish",
        fiscal_year=duty["fiscal_year"],
        occurred_on=day,
        kind=duty["kind"],
        count=items,
        state="LATE" if day > duty["due_on"] else "IN_TIME",
        recorded_at=at,
    )
    world.ledger.tell(
        at,
        "publication.publish",
        world.reviewer(department),
        Publication,
        row["id"],
        after=world.ledger.told(Publication, row),
        unit=department.id,
        facts=[fact],
    )
