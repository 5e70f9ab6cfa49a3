"""Indicator frames of evaluations by others, read from their data file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Final

_FULL: Final = 100
RESULTS: Final = frozenset({"产出", "效益", "效果", "社会效应", "履职效能", "满意度", "使用成效"})
"""Level-1 indicators that are outputs and outcomes."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One indicator of a sheet; `points` whole points."""

    level1: str
    level2: str
    level3: str
    points: int
    criteria: str


@dataclass(frozen=True, slots=True)
class ScoringSheet:
    """A frame of indicators whose points add up to a hundred. `source`: where the frame comes from."""

    name: str
    title: str
    source: str
    lines: tuple[SheetLine, ...]

    @property
    def result_points(self) -> int:
        """The points of outputs and outcomes."""
        return sum(each.points for each in self.lines if each.level1 in RESULTS)


@cache
def scoring_sheets() -> dict[str, ScoringSheet]:
    """Every sheet by its name. Raises ValueError for a sheet whose points are not a hundred."""
    data = loads(files("wenxiao.forms").joinpath("scoring_sheets.toml").read_text(encoding="utf-8"))
    sheets = {
        name: ScoringSheet(name, told["title"], told["source"], tuple(SheetLine(*line) for line in told["lines"]))
        for name, told in data.items()
    }
    for sheet in sheets.values():
        if sum(each.points for each in sheet.lines) != _FULL:
            raise ValueError(f"{sheet.name}: points do not add up to {_FULL}")
    return sheets
