"""Zero-based budgeting: the departments of the prefecture rate the requests of the coming budget."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from wenxiao_site.demo.world import BUDGET_YEAR
from wenxiao_site.registry.models import RequestRating

if TYPE_CHECKING:
    from wenxiao_site.demo.chance import Chance
    from wenxiao_site.demo.world import ProjectYear, World

STAGE: Final = "zero_based"

_OPINIONS: Final = ("职责必需，前期准备充分。", "需求明确，成本与同类相当。", "可以分期实施，先安排急需部分。")
_DIVISIBLE: Final = ("even", "monthly", "seasonal")
"""Curves of work of which a part makes sense."""


def begin(world: World) -> None:
    """Nothing in general."""


def year(world: World, fiscal_year: int) -> None:
    """Rate every request for own general public money of the prefecture, before the budget is approved."""
    if fiscal_year != BUDGET_YEAR:
        return
    chance = world.chance(STAGE, fiscal_year)
    for each in world.years[fiscal_year]:
        if each.venture.is_of_prefecture and each.cell[2] == "OWN":
            _rate(world, each, chance)


def _rate(world: World, each: ProjectYear, chance: Chance) -> None:
    """As `wenxiao_site.actions.zero_based.rate` would."""
    at = chance.moment(chance.working_day(date(BUDGET_YEAR - 1, 11, 15), date(BUDGET_YEAR - 1, 12, 20)))
    ledger, venture, reviewer = world.ledger, each.venture, world.reviewer(each.venture.unit)
    row = ledger.add(
        RequestRating,
        project_id=venture.id,
        fiscal_year=BUDGET_YEAR,
        need_points=chance.randint(55, 98) * 100,
        readiness_points=chance.randint(50, 95) * 100,
        cost_effectiveness_points=chance.randint(50, 95) * 100,
        is_divisible=venture.programme["curve"] in _DIVISIBLE,
        opinion=chance.one(_OPINIONS),
        rated_by_id=reviewer.person,
        rated_at=at,
    )
    after = ledger.told(RequestRating, row)
    ledger.tell(at, "zero_based.rate", reviewer, RequestRating, row["id"], after=after, project=venture.id)
