"""Training: the courses of every year, with the person-times of each audience, as the register has them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from wenxiao_site.demo.exact import split
from wenxiao_site.demo.world import FIRST_YEAR, LAST_YEAR
from wenxiao_site.registry.models import (
    Audience,
    RegionLevel,
    Role,
    TrainingAttendance,
    TrainingCourse,
    TrainingMethod,
)

if TYPE_CHECKING:
    from wenxiao_site.demo.world import World

STAGE: Final = "application"

PERSON_TIMES: Final = 12_690
"""People trained 2018–2024, counted each time."""

_WEIGHTS: Final = (8, 9, 8, 10, 11, 12, 12)
_COURSES: Final = (
    # title, method, month, days, weight
    ("绩效目标编报", TrainingMethod.COURSE, 9, 2, 10),
    ("绩效自评与部门评价", TrainingMethod.CASE_TEACHING, 3, 2, 9),
    ("绩效运行监控", TrainingMethod.COURSE, 6, 1, 7),
    ("重点评价跟班实训", TrainingMethod.LEARNING_BY_DOING, 7, 20, 1),
)
_AUDIENCES: Final = ((Audience.DEPARTMENT, 80), (Audience.FINANCE, 15), (Audience.EXTERNAL_EVALUATOR, 5))


def begin(world: World) -> None:
    """Nothing in general."""


def year(world: World, fiscal_year: int) -> None:
    """The courses that the prefecture's finance department held in the year."""
    if fiscal_year > LAST_YEAR:
        return
    chance = world.chance(STAGE, fiscal_year)
    total = split(world.scaled(PERSON_TIMES), _WEIGHTS)[fiscal_year - FIRST_YEAR]
    for course, came in zip(_COURSES, split(total, [weight for *_, weight in _COURSES]), strict=True):
        if came:
            title, method, month, days, _ = course
            held_on = chance.working_day(date(fiscal_year, month, 5), date(fiscal_year, month, 20))
            _record(world, f"{fiscal_year}年{title}培训", method, held_on, days, came)


def _record(world: World, title: str, method: TrainingMethod, held_on: date, days: int, came: int) -> None:
    """As `wenxiao_site.actions.training.record` would, some days after the course."""
    ledger, chance = world.ledger, world.chance(f"{STAGE}/{title}", held_on.year)
    place = next(each for each in world.regions.values() if each.level == RegionLevel.PREFECTURE)
    desk = world.actor(Role.PERFORMANCE_DESK, place)
    organiser = next(each for each in world.offices if each.region is place and each.name.endswith("财政局"))
    at = chance.moment(chance.working_day(date(held_on.year, held_on.month, 28), date(held_on.year, held_on.month, 28)))
    row = ledger.add(
        TrainingCourse,
        region_id=place.id,
        title=title,
        method=method.value,
        held_on=held_on,
        days=days,
        organiser_id=organiser.id,
        recorded_by_id=desk.person,
        recorded_at=at,
    )
    parts = split(came, [weight for _, weight in _AUDIENCES])
    counted = {audience.value: part for (audience, _), part in zip(_AUDIENCES, parts, strict=True) if part}
    for audience, part in counted.items():
        ledger.add(TrainingAttendance, course_id=row["id"], audience=audience, person_times=part)
    told = {"unit_id": organiser.id, "region_path": organiser.region.path, "unit_path": organiser.path}
    facts = [
        ledger.fact(
            told,
            step="training.record",
            fiscal_year=held_on.year,
            occurred_on=held_on,
            kind=audience,
            count=part,
            state=row["method"],
            recorded_at=at,
        )
        for audience, part in counted.items()
    ]
    after = ledger.told(TrainingCourse, row) | {"person_times": counted}
    ledger.tell(at, "training.record", desk, TrainingCourse, row["id"], after=after, unit=organiser.id, facts=facts)
