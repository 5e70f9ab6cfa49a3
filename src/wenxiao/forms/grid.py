"""A sheet as a grid of texts with merged ranges: what every workbook format is reduced to before forms are found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST_SPREAD = 500_000
"""Row entries that merged ranges may fill together; a forged file with endless overlapping ranges stops here."""

UNCOMPUTED = "#未计算!"
"""The text of a formula whose result the file does not hold."""


class Area(NamedTuple):
    """A cell, or a merged range, with its text; rows and columns count from 0, the last ones belong to it."""

    row: int
    column: int
    last_row: int
    last_column: int
    text: str

    @property
    def place(self) -> str:
        """The address of its first cell."""
        return place(self.row, self.column)


@dataclass(frozen=True)
class Sheet:
    """A sheet: texts by 0-based (row, column), blank cells absent; merged ranges as (row, column, last row and column).

    Numbers are exact shortest decimals, percentages and dates as the sheet shows them (86.2%, 2021-12-31).
    """

    name: str
    cells: Mapping[tuple[int, int], str]
    merged: tuple[tuple[int, int, int, int], ...] = ()

    @cached_property
    def rows(self) -> Mapping[int, tuple[Area, ...]]:
        """The areas on each row that has a text of its own, left to right; a merged range stands on all its rows."""
        ranges = {
            (row, column): Area(row, column, last_row, last_column, self.cells[row, column])
            for row, column, last_row, last_column in self.merged
            if (row, column) in self.cells
        }
        used = sorted({row for row, _ in self.cells})
        rows: dict[int, list[Area]] = {row: [] for row in used}
        for (row, column), text in self.cells.items():
            if (row, column) not in ranges:
                rows[row].append(Area(row, column, row, column, text))
        room = LARGEST_SPREAD
        for area in ranges.values():
            covered = used[bisect_left(used, area.row) : bisect_right(used, area.last_row)][: max(room, 1)]
            room -= len(covered)
            for row in covered:
                rows[row].append(area)
        return {row: tuple(sorted(areas, key=lambda area: area.column)) for row, areas in rows.items()}


def place(row: int, column: int) -> str:
    """The address of a cell: (6, 1) → B7."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
