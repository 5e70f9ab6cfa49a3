"""Looking rules up: what is in force where and when, by which instrument, since when, and what differs elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wenxiao.rulebook import Declaration, Difference, Instrument, Period, Rulebook, Setting, diff
from wenxiao.rules import catalogue
from wenxiao_site.registry.models import Region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenxiao.kernel.citations import Citation
    from wenxiao.kernel.rule import Check, Rule

STAGES = {
    "appraisal": "事前",
    "targets": "目标",
    "monitoring": "监控",
    "evaluation": "评价",
    "application": "应用",
    "checks": "表格校验",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A jurisdiction to choose. `depth` below the nation; `rules`: whether instruments of its own set values."""

    id: str
    name: str
    depth: int
    rules: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One parameter in force. `changes`: how often its value or source changed in this place."""

    declaration: Declaration
    citation: Citation
    setting: Setting
    changes: int


@dataclass(frozen=True, slots=True)
class Book:
    """A dossier of history for one parameter: its values in one place, and every setting anywhere."""

    declaration: Declaration
    history: tuple[Period, ...]
    settings: tuple[tuple[Instrument, Citation, Setting], ...]
    read_by: tuple[Rule | Check, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What part of the rulebook is asked for; an empty text is no restriction."""

    stage: str = ""
    evidence: str = ""
    text: str = ""

    def covers(self, declaration: Declaration, citation: Citation) -> bool:
        """Whether a parameter belongs to it."""
        words = f"{declaration.label} {declaration.name} {declaration.note} {citation.title} {citation.number}"
        return (
            self.stage in {"", declaration.stage}
            and self.evidence in {"", citation.evidence.value}
            and all(word.casefold() in words.casefold() for word in self.text.split())
        )


def shipped() -> Rulebook:
    """The rulebook without anything that was approved on a site; its places are those of every site."""
    return catalogue.rulebook()


def place_name(jurisdiction: str) -> str:
    """A jurisdiction with those above it; its own id where the rulebook does not know it."""
    jurisdictions = shipped().jurisdictions
    return jurisdictions.path_name(jurisdiction) if jurisdiction in jurisdictions else jurisdiction


def jurisdictions_of_regions() -> dict[int, str]:
    """By whose rules each region works, by its id: its own, else those of the nearest above, else the nation's."""
    told = {pk: (parent, own) for pk, parent, own in Region.objects.values_list("pk", "parent", "jurisdiction")}

    def nearest(region: int | None) -> str:
        while region is not None:
            region, own = told[region]
            if own:
                return own
        return shipped().jurisdictions.root

    return {region: nearest(region) for region in told}


def places(rulebook: Rulebook) -> list[Place]:
    """Every jurisdiction, each below the one that it belongs to."""
    ruled = {each.jurisdiction for each in rulebook.instruments.values() if each.settings}
    lines = {each: rulebook.jurisdictions.line(each)[::-1] for each in rulebook.jurisdictions}
    order = {each: place for place, each in enumerate(rulebook.jurisdictions)}
    listed = sorted(lines, key=lambda each: [order[above] for above in lines[each]])
    return [Place(each, rulebook.jurisdictions[each].name, len(lines[each]) - 1, each in ruled) for each in listed]


def entries(rulebook: Rulebook, jurisdiction: str, fiscal_year: int, wanted: Wanted) -> dict[str, list[Entry]]:
    """The parameters in force, by stage in the order of the lifecycle.

    Raises wenxiao.rulebook.RulebookError for an unknown place or a year without rules.
    """
    resolution = rulebook.for_year(jurisdiction, fiscal_year)
    found: dict[str, list[Entry]] = {stage: [] for stage in STAGES}
    for name, declaration in resolution.declarations.items():
        citation = resolution.citation(name)
        if wanted.covers(declaration, citation):
            changes = len(rulebook.history(name, jurisdiction)) - 1
            found[declaration.stage].append(Entry(declaration, citation, resolution.setting(name), changes))
    return {stage: group for stage, group in found.items() if group}


def differences(
    rulebook: Rulebook, before: tuple[str, int], after: tuple[str, int], wanted: Wanted
) -> Sequence[Difference]:
    """The parameters whose value differs between two (place, fiscal year).

    Raises wenxiao.rulebook.RulebookError for an unknown place or a year without rules.
    """
    found = diff(rulebook.for_year(*before), rulebook.for_year(*after))
    return [
        each
        for each in found
        if each.moves
        and any(
            side and wanted.covers(rulebook.declarations[each.parameter], side) for side in (each.before, each.after)
        )
    ]


def parameter(rulebook: Rulebook, name: str, jurisdiction: str) -> Book:
    """Everything about one parameter. Raises KeyError for an unknown name, RulebookError for an unknown place."""
    declaration = rulebook.declarations[name]
    settings = [
        (each, each.citation(declaration), each.settings[name])
        for each in rulebook.instruments.values()
        if name in each.settings
    ]
    readers = [each for each in catalogue.everything() if name in each.inputs or name == each.name]
    return Book(declaration, rulebook.history(name, jurisdiction), tuple(settings), tuple(readers))
