"""The columns of typed frames: name, type, unit and Chinese label. One grain, one frame."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

    from wenxiao.kernel.scales import Unit


class Grain(Enum):
    """What one row of a frame is."""

    FORM = "form"
    FUND = "fund"
    INDICATOR = "indicator"

    __hash__ = object.__hash__  # members are single objects; the hash of `Enum` is a slow one


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a reader fills: `label` is the official word; `unit` tells how the integer is read."""

    name: str
    dtype: pl.DataType | type[pl.DataType]
    unit: Unit
    label: str


Schema: TypeAlias = "Mapping[Grain, Mapping[str, Column]]"


@dataclass(frozen=True, slots=True)
class Tables:
    """The three frames of a batch of forms.

    `form`: one row per form; row number = value of ``form`` (UInt32, dense from 0). `fund`, `indicator`: one row per
    line of the form's money block and indicator block, sorted by (``form``, ``row``); ``row`` counts from 0 per form.
    """

    form: pl.DataFrame
    fund: pl.DataFrame
    indicator: pl.DataFrame

    def at(self, grain: Grain) -> pl.DataFrame:
        """The frame of a grain."""
        frame: pl.DataFrame = getattr(self, grain.value)
        return frame

    def replaced(self, grain: Grain, frame: pl.DataFrame) -> Tables:
        """The same tables with one frame exchanged."""
        frames = {g.value: self.at(g) for g in Grain}
        frames[grain.value] = frame
        return Tables(**frames)
