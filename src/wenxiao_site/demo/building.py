"""Building the box: every stage in lifecycle order, year by year, in one transaction."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction

from wenxiao_site.demo import (
    application,
    appraisal,
    decisions,
    evaluation,
    money,
    monitoring,
    people,
    places,
    projects,
    publication,
    targets,
    zero_based,
)
from wenxiao_site.demo.world import ENDS_ON, YEARS, World, horizon
from wenxiao_site.registry.models import Demonstration, Person, Region

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import ModuleType

SEED: Final = 6543

STAGES: Final[tuple[ModuleType, ...]] = (
    places,
    projects,
    money,
    appraisal,
    targets,
    monitoring,
    evaluation,
    zero_based,
    decisions,
    application,
    publication,
)
"""In lifecycle order; a stage reads what earlier ones left in the world."""

IN_FULL: Final = tuple(stage for stage in STAGES if stage is not monitoring)
"""Stages that tell every deed. Monitoring tells the handing in, the acceptance and the end of a correction only."""

NOTICE: Final = "演示数据：单位和地区代码是真实的，人员、项目和金额都是虚构的。"


class NotEmptyError(RuntimeError):
    """The database holds records already."""


@dataclass(frozen=True, slots=True)
class Built:
    """What was built. `rows`: by table; `shown`: (login, role and place, what it is for) of whom one may log in as."""

    rows: Mapping[str, int]
    shown: tuple[tuple[str, str, str], ...]


def is_empty() -> bool:
    """Whether nothing has been founded here."""
    return not Person.objects.exists() and not Region.objects.exists()


def build(
    *,
    seed: int = SEED,
    scale: Decimal = Decimal(1),
    say: Callable[[str], None] = print,
    stages: Sequence[ModuleType] = STAGES,
) -> Built:
    """Fill an empty, migrated database. `say` hears how far it is. Raises NotEmptyError.

    `scale` 1 is the whole prefecture; a part of it has as many fewer units, projects and money. `stages`: which of
    `STAGES`, in their order.
    """
    world = World(seed, scale, say)
    gc.collect()
    gc.disable()  # a million small rows, all of them needed until they are written
    try:
        with transaction.atomic(durable=True), _in_bulk():
            if not is_empty():
                raise NotEmptyError("数据库里已有记录，演示数据只能放进空的数据库。")
            _fill(world, stages)
    finally:
        gc.enable()
    _count_again()
    shown = tuple((actor.login, actor.hat, text) for text, actor in world.shown)
    return Built(dict(world.ledger.written), shown)


def _fill(world: World, stages: Sequence[ModuleType]) -> None:
    for stage in stages:
        stage.begin(world)
    world.ledger.flush(horizon(YEARS[0]))
    for number, fiscal_year in enumerate(YEARS, start=1):
        for stage in stages:
            stage.year(world, fiscal_year)
        following = YEARS[number] if number < len(YEARS) else fiscal_year + 1
        world.ledger.flush(horizon(following))
        count = len(world.years[fiscal_year])
        world.say(f"{fiscal_year} 年度：{count:,} 个项目（{number}/{len(YEARS)}）")
    world.ledger.add(
        Demonstration,
        id=1,
        notice=NOTICE,
        as_of=ENDS_ON,
        password=people.PASSWORD,
        logins=" ".join(actor.login for _, actor in world.shown),
        seed=world.seed,
    )
    world.ledger.close()


class _in_bulk:  # noqa: N801 - used as a function
    """SQLite keeps more of the file in memory while so much is written."""

    def __enter__(self) -> None:
        self._set(-200_000)

    def __exit__(self, *_: object) -> None:
        self._set(-2000)

    def _set(self, size: int) -> None:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(f"PRAGMA cache_size = {size}")


def _count_again() -> None:
    """Let the database look at how much there is of what: it plans its searches by that."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
