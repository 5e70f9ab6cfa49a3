"""Reading the library: one TOML file per sector, strictly, each indicator complete."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from wenxiao.forms.frames import DIMENSIONS, SUB_DIMENSIONS
from wenxiao.rulebook.tables import Table

DIRECTIONS: Final = ("HIGHER_IS_BETTER", "LOWER_IS_BETTER")
SOURCES: Final = ("部门业务统计", "部门业务记录", "统计部门统计数据", "问卷调查报告", "权威机构调查（统计）")
"""完成值数据来源, of 财预〔2021〕101号."""
_KEYS: Final = (
    "name", "dimension", "sub_dimension", "unit", "direction", "explanation", "formula", "source", "proof",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """An indicator to begin with. `proof`: how the actual value is proved. The target itself is the project's own."""

    sector: str
    name: str
    dimension: str
    sub_dimension: str
    unit: str
    direction: str
    explanation: str
    formula: str
    source: str
    proof: str


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector of the budget with its indicators."""

    code: str
    name: str
    position: int
    entries: tuple[LibraryEntry, ...]


@cache
def sectors() -> tuple[Sector, ...]:
    """Every sector of the shipped library, in order. Raises RulebookError for a file that it does not understand."""
    folder = resources.files("wenxiao.library") / "sectors"
    found = [_sector(each.read_text("utf-8"), each.name) for each in folder.iterdir() if each.name.endswith(".toml")]
    return tuple(sorted(found, key=lambda each: each.position))


def _sector(text: str, file: str) -> Sector:
    whole = Table.parsed(text, file).only(("name", "position", "indicators"))
    code = file.removesuffix(".toml")
    listed = whole.raw("indicators")
    entries = tuple(_entry(Table(file, f"indicators[{place}]", each), code) for place, each in enumerate(listed))
    names = [each.name for each in entries]
    if len(set(names)) != len(names):
        whole.refuse("indicators", "has two indicators of the same name")
    return Sector(code, whole.text("name"), int(whole.raw("position")), entries)


def _entry(table: Table, sector: str) -> LibraryEntry:
    table.only(_KEYS)
    return LibraryEntry(
        sector=sector,
        name=table.text("name"),
        dimension=table.one_of("dimension", DIMENSIONS),
        sub_dimension=table.one_of("sub_dimension", SUB_DIMENSIONS),
        unit=table.text("unit"),
        direction=table.one_of("direction", DIRECTIONS),
        explanation=table.text("explanation"),
        formula=table.text("formula"),
        source=table.one_of("source", SOURCES),
        proof=table.text("proof"),
    )
