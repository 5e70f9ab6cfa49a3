"""Places as a tree by explicit parent, and how a printed region text finds its place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from wenxiao.rulebook.errors import refuse
from wenxiao.rulebook.tables import Table

_NOISE: Final = re.compile(r"[\s()()【】\[\]〔〕·,,、/]+")
_KEYS: Final = ("name", "parent", "aliases", "note")


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """One place. `parent`: id of the place above, None for the root. `aliases`: other names found in texts."""

    id: str
    name: str
    parent: str | None
    aliases: tuple[str, ...] = ()
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that a text may use."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Jurisdictions(Mapping[str, Jurisdiction]):
    """The tree of places, by id. Raises RulebookError for a broken tree."""

    places: Mapping[str, Jurisdiction]
    file: str = "jurisdictions"

    def __post_init__(self) -> None:
        roots = [place.id for place in self.places.values() if place.parent is None]
        if len(roots) != 1:
            refuse(self.file, "", f"must have one place without parent, has {', '.join(roots) or 'none'}")
        for place in self.places.values():
            seen = {place.id}
            above = place.parent
            while above is not None:
                if above not in self.places:
                    refuse(self.file, f"{place.id}.parent", f"names the unknown jurisdiction {above!r}")
                if above in seen:
                    refuse(self.file, f"{place.id}.parent", "leads back to itself")
                seen.add(above)
                above = self.places[above].parent

    def __getitem__(self, identifier: str) -> Jurisdiction:
        return self.places[identifier]

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)

    @property
    def root(self) -> str:
        """The id of the place without parent."""
        return next(place.id for place in self.places.values() if place.parent is None)

    def line(self, identifier: str) -> tuple[str, ...]:
        """The place and those above it, the most specific first. Raises RulebookError for an unknown id."""
        if identifier not in self.places:
            refuse("", "", f"the jurisdiction {identifier!r} is not known")
        line = [identifier]
        while (parent := self.places[line[-1]].parent) is not None:
            line.append(parent)
        return tuple(line)

    def path_name(self, identifier: str) -> str:
        """The names from below the root down to the place: 新疆维吾尔自治区阿勒泰地区富蕴县."""
        line = [self.places[each].name for each in reversed(self.line(identifier))]
        return "".join(line[1:]) or line[0]

    def locate(self, text: str | None) -> str | None:
        """The deepest known place that a printed region text names, None where its beginning names none.

        Only the beginning counts for the first name, so that 天津市河北区 is in 天津; places below it may follow
        anywhere.
        """
        rest = _NOISE.sub("", text or "")
        start = self._longest(
            (name, place.id) for place in self.values() for name in place.names if rest.startswith(name)
        )
        if start is None:
            return None
        name, found = start
        rest = rest[len(name) :]
        while True:
            below = self._first_below(found, rest)
            if below is None:
                return found
            name, found = below
            rest = rest[rest.index(name) + len(name) :]

    @staticmethod
    def _longest(candidates: Iterator[tuple[str, str]]) -> tuple[str, str] | None:
        return max(candidates, key=lambda each: len(each[0]), default=None)

    def _first_below(self, identifier: str, text: str) -> tuple[str, str] | None:
        """The place below `identifier` named first in the text; of those that begin there, the longest name."""
        candidates = (
            (text.index(name), -len(name), name, place.id)
            for place in self.values()
            if place.id != identifier
            for name in place.names
            if name in text and identifier in self.line(place.id)
        )
        first = min(candidates, default=None)
        return None if first is None else (first[2], first[3])


def read_jurisdictions(text: str, file: str) -> Jurisdictions:
    """The places of a `jurisdictions.toml`, one table each. Raises RulebookError."""
    whole = Table.parsed(text, file)
    places = {}
    for identifier in whole.content:
        table = whole.inner(identifier).only(_KEYS)
        places[identifier] = Jurisdiction(
            id=identifier,
            name=table.text("name"),
            parent=table.text("parent") if "parent" in table.content else None,
            aliases=table.texts("aliases"),
            note=table.text("note", ""),
        )
    return Jurisdictions(places, file)
