"""Which value counts where and when: the most specific instrument in force, then the latest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Final

import polars as pl

from wenxiao.rulebook.errors import NotInForceError, refuse
from wenxiao.rulebook.instruments import Instrument, Setting, read_instrument

if TYPE_CHECKING:
    from wenxiao.kernel.citations import Citation
    from wenxiao.rulebook.declarations import Declaration, Scalar
    from wenxiao.rulebook.jurisdictions import Jurisdictions
    from wenxiao.rulebook.sources import Source

_NAMED_AT_MOST: Final = 3
_DTYPES: Final = {
    "flag": pl.Boolean,
    "text": pl.String,
    "choice": pl.String,
    "severity": pl.String,
    "months": pl.String,
    "curve": pl.String,
}


@dataclass(frozen=True, slots=True)
class Period:
    """One parameter's value in one place from `begins` up to, not including, `ends` (None: until further notice)."""

    begins: date
    ends: date | None
    instrument: Instrument
    setting: Setting

    def covers(self, day: date) -> bool:
        """Whether the value is in force on the day."""
        return self.begins <= day and (self.ends is None or day < self.ends)


@dataclass(frozen=True, slots=True)
class Resolution(Mapping[str, "int | str | bool | None"]):
    """Every parameter's scaled value for one place and fiscal year (or day), each with its citation.

    Points ×10², ratios and values ×10⁴, amounts in fen, months as ``"5,8"``, None where nobody has set a value yet.
    `digest`: that of the rulebook, to be kept with every result computed from it.
    """

    jurisdiction: str
    fiscal_year: int
    digest: str
    declarations: Mapping[str, Declaration] = field(repr=False, hash=False, compare=False)
    periods: Mapping[str, Period] = field(repr=False, hash=False)

    def __getitem__(self, name: str) -> Scalar:
        return self.periods[name].setting.value

    def __contains__(self, name: object) -> bool:
        return name in self.periods

    def __iter__(self) -> Iterator[str]:
        return iter(self.periods)

    def __len__(self) -> int:
        return len(self.periods)

    def citation(self, name: str) -> Citation:
        """Instrument, article and evidence behind the value. Raises KeyError for an undeclared name."""
        return self.periods[name].instrument.citation(self.declarations[name])

    def setting(self, name: str) -> Setting:
        """The setting behind the value, with sources and note."""
        return self.periods[name].setting

    def instrument(self, name: str) -> Instrument:
        """The instrument that gave the value."""
        return self.periods[name].instrument


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Declarations, places, instruments and sources that fit together; immutable, known by its digest.

    Raises RulebookError when they do not fit: unknown places or sources, broken succession, two instruments that tie, a
    parameter that no instrument of the root sets.
    """

    declarations: Mapping[str, Declaration] = field(repr=False, hash=False)
    jurisdictions: Jurisdictions = field(repr=False, hash=False)
    instruments: Mapping[str, Instrument] = field(repr=False, hash=False)
    sources: Mapping[str, Source] = field(repr=False, hash=False)
    digest: str = field(init=False)
    _ends: dict[str, date | None] = field(init=False, repr=False, compare=False)
    _periods: dict[str, dict[str, list[Period]]] = field(init=False, repr=False, compare=False)
    _ruled: frozenset[str] = field(init=False, repr=False, compare=False)
    _found: dict[tuple[tuple[str, ...], date], dict[str, Period]] = field(init=False, repr=False, compare=False)
    """What was found on a 1 January, shared by all places below the same instruments."""

    def __post_init__(self) -> None:
        content = (self.declarations, self.jurisdictions.places, self.instruments, self.sources)
        object.__setattr__(self, "digest", hashlib.sha256(ascii(_canonical(content)).encode()).hexdigest())
        object.__setattr__(self, "_ends", self._succession())
        object.__setattr__(self, "_periods", self._indexed())
        ruled = frozenset(place for places in self._periods.values() for place in places)
        object.__setattr__(self, "_ruled", ruled)
        object.__setattr__(self, "_found", {})
        self._refuse_unset()

    def for_year(self, jurisdiction: str, fiscal_year: int) -> Resolution:
        """The values for a fiscal year: what is in force on its 1 January.

        Raises RulebookError for an unknown jurisdiction, NotInForceError before the first value of a parameter.
        """
        if not date.min.year <= fiscal_year <= date.max.year:
            raise NotInForceError(file="", key="", problem=f"{fiscal_year} is no fiscal year")
        return self.on(jurisdiction, date(fiscal_year, 1, 1))

    def on(self, jurisdiction: str, day: date) -> Resolution:
        """The values for an event: on the day itself where the parameter is dated so, else on that year's 1 January.

        Raises RulebookError for an unknown jurisdiction, NotInForceError before the first value of a parameter.
        """
        line = tuple(place for place in self.jurisdictions.line(jurisdiction) if place in self._ruled)
        found = self._found.get((line, day))
        if found is None:
            found = self._search(line, day)
            if (day.month, day.day) == (1, 1):
                self._found[line, day] = found
        return Resolution(jurisdiction, day.year, self.digest, self.declarations, found)

    def frame(self, pairs: Iterable[tuple[str, int]]) -> pl.DataFrame:
        """One row per (jurisdiction, fiscal year) in the order given, one column of scaled values per parameter."""
        wanted = list(dict.fromkeys(pairs))
        resolutions = [self.for_year(jurisdiction, year) for jurisdiction, year in wanted]
        columns = {
            name: pl.Series(name, [each[name] for each in resolutions], _DTYPES.get(declaration.type, pl.Int64))
            for name, declaration in self.declarations.items()
        }
        return pl.DataFrame(
            {
                "jurisdiction": pl.Series([place for place, _ in wanted], dtype=pl.String),
                "fiscal_year": pl.Series([year for _, year in wanted], dtype=pl.Int64),
                **columns,
            }
        )

    def history(self, parameter: str, jurisdiction: str) -> tuple[Period, ...]:
        """The values that a parameter has had in a place, oldest first, each until the next begins or it lapses.

        Raises RulebookError for an unknown parameter or jurisdiction.
        """
        if parameter not in self.declarations:
            refuse("", "", f"the parameter {parameter!r} is not declared")
        line = self.jurisdictions.line(jurisdiction)
        own = [period for place in line for period in self._periods.get(parameter, {}).get(place, [])]
        turns = sorted({day for period in own for day in (period.begins, period.ends) if day is not None})
        history: list[Period] = []
        for begins, ends in zip(turns, [*turns[1:], None], strict=True):
            period = self._in_force(parameter, line, begins)
            if period is None:
                continue
            last = history[-1] if history else None
            if last and last.ends == begins and last.setting is period.setting:
                history[-1] = replace(last, ends=ends)
            else:
                history.append(Period(begins, ends, period.instrument, period.setting))
        return tuple(history)

    def setters(self, parameter: str) -> tuple[Instrument, ...]:
        """Every instrument that sets a parameter: by place, those of the root first, then by date."""
        order = list(self.jurisdictions)
        places = sorted(self._periods.get(parameter, {}).items(), key=lambda each: order.index(each[0]))
        return tuple(period.instrument for _, periods in places for period in reversed(periods))

    def ends(self, identifier: str) -> date | None:
        """The first day on which an instrument is no longer in force: its own, or its successor's first day.

        None until further notice. Raises KeyError for an unknown instrument.
        """
        return self._ends[identifier]

    def locate(self, region_text: str | None) -> str | None:
        """The deepest known jurisdiction that a printed region text names, None where there is none."""
        return self.jurisdictions.locate(region_text)

    def with_instrument(self, instrument: str | Instrument, identifier: str = "draft") -> Rulebook:
        """A what-if: this rulebook with one instrument more, or another in the place of the one with the same id.

        `instrument`: the text of its file (then `identifier` is its id) or the instrument. Raises RulebookError.
        """
        if isinstance(instrument, str):
            instrument = read_instrument(instrument, identifier, self.declarations)
        return replace(self, instruments={**self.instruments, instrument.id: instrument})

    def _search(self, line: tuple[str, ...], day: date) -> dict[str, Period]:
        found: dict[str, Period] = {}
        missing: dict[str, date] = {}
        for name, declaration in self.declarations.items():
            asked = day if declaration.dated_by == "event_day" else date(day.year, 1, 1)
            period = self._in_force(name, line, asked)
            if period is None:
                missing[name] = asked
            else:
                found[name] = period
        if missing:
            named = ", ".join(sorted(missing)[:_NAMED_AT_MOST])
            more = len(missing) - _NAMED_AT_MOST
            named += f" and {more} more" if more > 0 else ""
            problem = f"{named} had no value in {line[0]} on {max(missing.values())}"
            raise NotInForceError(file="", key="", problem=problem)
        return found

    def _in_force(self, name: str, line: tuple[str, ...], day: date) -> Period | None:
        places = self._periods.get(name, {})
        for place in line:
            for period in places.get(place, ()):
                if period.covers(day):
                    return period
        return None

    def _indexed(self) -> dict[str, dict[str, list[Period]]]:
        """Periods by parameter and place, the latest first."""
        index: dict[str, dict[str, list[Period]]] = {}
        for instrument in self.instruments.values():
            if instrument.jurisdiction not in self.jurisdictions:
                problem = f"names the unknown jurisdiction {instrument.jurisdiction!r}"
                refuse(instrument.file, "jurisdiction", problem)
            self._refuse_unknown_sources(instrument, "sources", instrument.sources)
            for name, setting in instrument.settings.items():
                self._refuse_unknown_sources(instrument, f"parameters.{name}.sources", setting.sources)
                if name not in self.declarations:
                    refuse(instrument.file, f"parameters.{name}", "is not a declared parameter")
                if instrument.in_force_from is None:
                    refuse(instrument.file, "in_force_from", "is missing")
                periods = index.setdefault(name, {}).setdefault(instrument.jurisdiction, [])
                for other in periods:
                    if other.begins == instrument.in_force_from:
                        problem = f"ties with {other.instrument.file}, in force in the same place from the same day"
                        refuse(instrument.file, f"parameters.{name}", problem)
                periods.append(Period(instrument.in_force_from, self._ends[instrument.id], instrument, setting))
        for places in index.values():
            for periods in places.values():
                periods.sort(key=lambda period: period.begins, reverse=True)
        return index

    def _succession(self) -> dict[str, date | None]:
        """The first day on which each instrument is no longer in force: its own, or its successor's first."""
        ends = {each.id: each.in_force_to for each in self.instruments.values()}
        for successor in self.instruments.values():
            for identifier in successor.supersedes:
                old = self.instruments.get(identifier)
                if old is None:
                    refuse(successor.file, "supersedes", f"names the unknown instrument {identifier!r}")
                if old.jurisdiction != successor.jurisdiction:
                    refuse(successor.file, "supersedes", f"{identifier!r} belongs to another jurisdiction")
                begins = successor.in_force_from
                if begins is None or (old.in_force_from is not None and begins <= old.in_force_from):
                    refuse(successor.file, "in_force_from", f"is not after that of {identifier!r}")
                if old.in_force_to is None:
                    known = ends[identifier]
                    ends[identifier] = begins if known is None else min(known, begins)
        return ends

    def _refuse_unknown_sources(self, instrument: Instrument, key: str, sources: tuple[str, ...]) -> None:
        unknown = [source for source in sources if source not in self.sources]
        if unknown:
            refuse(instrument.file, key, f"names the unknown source {', '.join(unknown)}")

    def _refuse_unset(self) -> None:
        root = self.jurisdictions.root
        unset = [name for name in self.declarations if root not in self._periods.get(name, {})]
        if unset:
            refuse("instruments", "", f"no instrument of {root} sets {', '.join(sorted(unset))}")


def _canonical(content: object) -> object:
    """Nested tuples of texts and numbers, the same for the same content whatever the order in the files."""
    if is_dataclass(content):
        return tuple((each.name, _canonical(getattr(content, each.name))) for each in fields(content))
    if isinstance(content, Mapping):
        return tuple((key, _canonical(content[key])) for key in sorted(content))
    if isinstance(content, tuple):
        return tuple(_canonical(each) for each in content)
    if isinstance(content, Enum):
        return content.value
    return content.isoformat() if isinstance(content, date) else content
