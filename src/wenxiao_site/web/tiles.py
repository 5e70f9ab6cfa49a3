"""The tile map of the prefecture: a square for each county, placed about where it lies; data come by region code.

No map with borders is free to use; a place may bring its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

PLACES: Final = {
    "654324000": (1, 1),
    "654321000": (1, 2),
    "654301000": (1, 3),
    "654326000": (2, 1),
    "654300000": (2, 2),
    "654323000": (2, 3),
    "654322000": (2, 4),
    "654325000": (2, 5),
}
"""Row and column of a region, from the west to the east: 阿勒泰地区 with its seven counties; the prefecture's own level
stands in the middle."""


@dataclass(frozen=True, slots=True)
class Tile:
    """What a county's square says: a big figure, a line below, a second one, and the name of a light."""

    figure: str
    words: str
    more: str = ""
    light: str = "none"


def tiles(data: Mapping[str, Tile], names: Mapping[str, str]) -> list[tuple[str, str, int, int, Tile]]:
    """(code, name, row, column, tile) of every region with data; unknown ones follow in a row of their own."""
    placed = []
    others = 0
    for code, tile in sorted(data.items()):
        row, column = PLACES.get(code, (3, others + 1))
        others += code not in PLACES
        placed.append((code, names.get(code, code), row, column, tile))
    return placed
