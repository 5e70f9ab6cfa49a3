"""What is wrong with a file, each with its place: table, sheet, row, cell, field."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wenxiao_site.actions.standard.tables import Table
    from wenxiao_site.adapters.exchange_files import Lines

MOST: Final = 2000
"""Problems that are kept with their words; all are counted."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One defect. `row`: in the file, from 1; `cell`: address in a workbook, else empty."""

    table: str
    sheet: str
    row: int
    field: str
    label: str
    cell: str
    sentence: str

    @property
    def place(self) -> str:
        """Where it is, in words."""
        where = f"“{self.sheet}”" if self.sheet else ""
        return f"{where}第 {self.row} 行“{self.label}”" + (f"（{self.cell}）" if self.cell else "")

    def plain(self) -> list[Any]:
        """As it is kept."""
        return [self.table, self.sheet, self.row, self.field, self.label, self.cell, self.sentence]


@dataclass(slots=True)
class Problems:
    """Collects them. `lines`: where each table stands in the file."""

    lines: Mapping[str, Lines]
    columns: Mapping[str, Mapping[str, int]]
    found: list[Problem] = field(default_factory=list)
    count: int = 0
    bad: set[tuple[str, int]] = field(default_factory=set)

    def is_bad(self, table: Table, row: int) -> bool:
        """Whether something is wrong with a row already."""
        return (table.name, row) in self.bad

    def add(self, table: Table, row: int, name: str, sentence: str) -> None:
        """A defect in a field of a row."""
        self.count += 1
        self.bad.add((table.name, row))
        if len(self.found) >= MOST:
            return
        lines, column = self.lines[table.name], self.columns[table.name].get(name)
        letters = lines.letters
        cell = f"{letters[column]}{row}" if column is not None and letters else ""
        label = table.field(name).label
        self.found.append(Problem(table.name, lines.sheet, row, name, label, cell, sentence))
