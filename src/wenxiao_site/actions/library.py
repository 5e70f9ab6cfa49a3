"""The indicator library: searched by name and by pinyin; good new indicators come in after approval."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from pypinyin import Style, lazy_pinyin

from wenxiao.library.indicators import LibraryEntry, sectors
from wenxiao_site.actions.auditing import claim, deed, keep, set_fields, snapshot
from wenxiao_site.actions.errors import Refused
from wenxiao_site.registry.models import Indicator, LibraryIndicator, LibraryState, Operator

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from wenxiao_site.visibility import Hat

FIELDS: Final = ("sector", "unit", "direction", "explanation", "formula", "source", "proof")
"""What whoever proposes an indicator says of it; name and categories are those of the plan."""
_LOWER: Final = frozenset({Operator.LE.value, Operator.LT.value})


@dataclass(frozen=True, slots=True)
class Found:
    """An indicator of the library. `pk`: of one that came in from a plan, None for the shipped ones."""

    entry: LibraryEntry
    pk: int | None = None


@lru_cache(maxsize=8192)
def initials(name: str) -> str:
    """The first letters of a name in pinyin: 推广面积 → tgmj. What is no Chinese character stays."""
    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()


@lru_cache(maxsize=8192)
def _spelled(name: str) -> str:
    return "".join(lazy_pinyin(name)).lower()


def search(text: str = "", sector: str = "", dimension: str = "") -> list[Found]:
    """The indicators whose name, explanation, initials or pinyin hold the text; names that begin with it first."""
    asked = "".join(text.lower().split())
    found = [each for each in _everything() if _fits(each.entry, asked, sector, dimension)]
    return sorted(found, key=lambda each: not (asked and each.entry.name.startswith(asked))) if asked else found


def _fits(entry: LibraryEntry, asked: str, sector: str, dimension: str) -> bool:
    if (sector and entry.sector != sector) or (dimension and entry.dimension != dimension):
        return False
    words = (entry.name.lower(), initials(entry.name), _spelled(entry.name), entry.explanation.lower())
    return not asked or any(asked in each for each in words)


def _everything() -> Iterator[Found]:
    accepted: dict[str, list[LibraryIndicator]] = {}
    for row in LibraryIndicator.objects.filter(state=LibraryState.ACCEPTED).order_by("pk"):
        accepted.setdefault(row.sector, []).append(row)
    for each in sectors():
        yield from (Found(entry) for entry in each.entries)
        yield from (Found(_entry(row), row.pk) for row in accepted.get(each.code, ()))


def _entry(row: LibraryIndicator) -> LibraryEntry:
    return LibraryEntry(
        row.sector, row.name, row.dimension, row.sub_dimension, row.unit, row.direction,
        row.explanation, row.formula, row.source, row.proof,
    )  # fmt: skip


def begun_with(indicator: Indicator) -> dict[str, Any]:
    """What a proposal can take from an indicator of a plan."""
    return {
        "unit": indicator.measurement_unit,
        "direction": "LOWER_IS_BETTER" if indicator.operator in _LOWER else "HIGHER_IS_BETTER",
        "explanation": indicator.explanation,
        "formula": indicator.criteria,
    }


def propose(*, indicator: int, fields: Mapping[str, Any], by: Hat, on: datetime) -> LibraryIndicator:
    """Propose an indicator of an approved plan for the library. `fields`: those of `FIELDS`. Raises Refused."""
    with deed("library.propose", by=by, on=on) as told:
        origin = claim("library.propose", Indicator, indicator, by, lock=False)
        row = LibraryIndicator(
            name=origin.name,
            dimension=origin.dimension,
            sub_dimension=origin.sub_dimension,
            indicator=origin,
            proposed_by=by.person,
            proposed_at=on,
        )
        set_fields(row, fields, FIELDS)
        if row.sector not in {each.code for each in sectors()}:
            raise Refused({"sector": "请选择行业领域。"})
        if any(each.entry.name == row.name for each in search(sector=row.sector)):
            raise Refused("这个行业的指标库里已有同名的指标。")
        keep(row, new=True)
        told.done_to(row, after=snapshot(row), project=origin.plan.project, unit=origin.plan.unit)
    return row


def accept(*, proposal: int, by: Hat, on: datetime, opinion: str = "") -> LibraryIndicator:
    """Take a proposed indicator into the library. Raises Refused."""
    with deed("library.accept", by=by, on=on) as told:
        row = claim("library.accept", LibraryIndicator, proposal, by)
        before = snapshot(row)
        _decide(row, LibraryState.ACCEPTED, opinion, by, on)
        told.done_to(row, before=before, after=snapshot(row))
    return row


def decline(*, proposal: int, opinion: str, by: Hat, on: datetime) -> LibraryIndicator:
    """Do not take a proposed indicator in, with the reason. Raises Refused."""
    with deed("library.decline", by=by, on=on) as told:
        row = claim("library.decline", LibraryIndicator, proposal, by)
        if not opinion.strip():
            raise Refused({"opinion": "请写明不采纳的理由。"})
        before = snapshot(row)
        _decide(row, LibraryState.DECLINED, opinion, by, on)
        told.done_to(row, before=before, after=snapshot(row))
    return row


def _decide(row: LibraryIndicator, state: LibraryState, opinion: str, by: Hat, on: datetime) -> None:
    if row.state != LibraryState.PROPOSED:
        raise Refused(f"这个指标{LibraryState(row.state).label}，不必再审核。")
    row.state, row.opinion, row.decided_by, row.decided_at = state, opinion.strip(), by.person, on
    keep(row)
