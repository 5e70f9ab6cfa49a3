"""The values in force for a unit on a day, and the words that name the rule behind a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.registry.models import RegionLink

if TYPE_CHECKING:
    from datetime import date

    from wenxiao.rulebook import Resolution
    from wenxiao_site.registry.models import Unit

NATION: Final = "CN"


def jurisdiction_of(unit: Unit) -> str:
    """Whose rules bind a unit: those of its region, else of the nearest region above that has some."""
    above = RegionLink.objects.filter(descendant=unit.region_id).order_by("depth")
    named = above.exclude(ancestor__jurisdiction="").values_list("ancestor__jurisdiction", flat=True)
    return named.first() or NATION


def rules_of(unit: Unit, day: date) -> Resolution:
    """The rulebook's values for a unit on a day, looked up once for the row as it was read.

    Raises wenxiao.rulebook.RulebookError before the first rules.
    """
    known: dict[date, Resolution] = vars(unit).setdefault("rules_by_day", {})
    if day not in known:
        rulebook = current_rulebook()
        jurisdiction = jurisdiction_of(unit)
        known[day] = rulebook.on(jurisdiction if jurisdiction in rulebook.jurisdictions else NATION, day)
    return known[day]


def because(resolution: Resolution, *names: str) -> str:
    """Which rule refuses: parameter, value, instrument, article and evidence of each name, in brackets."""
    return "".join(f"（依据：{resolution.citation(name).text()}）" for name in names)
