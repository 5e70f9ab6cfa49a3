"""What differs between two resolutions, or between two rulebooks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from wenxiao.rulebook.resolution import Resolution, Rulebook

if TYPE_CHECKING:
    from datetime import date

    from wenxiao.kernel.citations import Citation


@dataclass(frozen=True, slots=True)
class Difference:
    """One parameter that resolves otherwise. A citation is None where the parameter is not declared on that side.

    `moves`: the value itself differs; otherwise only its source does.
    """

    parameter: str
    label: str
    before: Citation | None
    after: Citation | None

    @property
    def moves(self) -> bool:
        """Whether results can change."""
        return (self.before and self.before.value) != (self.after and self.after.value)


@dataclass(frozen=True, slots=True)
class Change:
    """One setting that was added, removed or changed between two rulebooks; the dates are those of its instrument.

    A citation is None on the side that does not have the setting; both are alike where only the dates changed.
    """

    parameter: str
    label: str
    instrument: str
    jurisdiction: str
    in_force_from: date | None
    in_force_to: date | None
    before: Citation | None
    after: Citation | None


@overload
def diff(before: Resolution, after: Resolution) -> list[Difference]: ...
@overload
def diff(before: Rulebook, after: Rulebook) -> list[Change]: ...
def diff(before: Resolution | Rulebook, after: Resolution | Rulebook) -> list[Difference] | list[Change]:
    """What differs, in the order of the declarations.

    Two resolutions give the parameters whose value or source differ; two rulebooks the settings that were added,
    removed, changed, or whose instrument has other dates.
    """
    if isinstance(before, Resolution) and isinstance(after, Resolution):
        return _resolutions(before, after)
    if isinstance(before, Rulebook) and isinstance(after, Rulebook):
        return _rulebooks(before, after)
    message = "only two resolutions or two rulebooks can be compared"
    raise TypeError(message)


def _resolutions(before: Resolution, after: Resolution) -> list[Difference]:
    differences = []
    for name in dict.fromkeys((*before, *after)):
        old = before.citation(name) if name in before else None
        new = after.citation(name) if name in after else None
        if old != new:
            declaration = (after if name in after else before).declarations[name]
            differences.append(Difference(name, declaration.label, old, new))
    return differences


def _rulebooks(before: Rulebook, after: Rulebook) -> list[Change]:
    changes = []
    old, new = _settings(before), _settings(after)
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) == new.get(key):
            continue
        identifier, name = key
        rulebook = after if key in new else before
        instrument = rulebook.instruments[identifier]
        changes.append(
            Change(
                parameter=name,
                label=rulebook.declarations[name].label,
                instrument=identifier,
                jurisdiction=instrument.jurisdiction,
                in_force_from=instrument.in_force_from,
                in_force_to=rulebook.ends(identifier),
                before=old[key][0] if key in old else None,
                after=new[key][0] if key in new else None,
            )
        )
    return changes


def _settings(rulebook: Rulebook) -> dict[tuple[str, str], tuple[Citation, str, date | None, date | None]]:
    return {
        (instrument.id, name): (
            instrument.citation(rulebook.declarations[name]),
            instrument.jurisdiction,
            instrument.in_force_from,
            rulebook.ends(instrument.id),
        )
        for name in rulebook.declarations
        for instrument in rulebook.instruments.values()
        if name in instrument.settings
    }
