"""Typed frames of forms given as plain mappings: what is not stated is blank."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

import polars as pl

from wenxiao.forms.frames import SCHEMA
from wenxiao.kernel.columns import Grain, Tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Line = Mapping[str, object]


class Form(TypedDict):
    """One form: its own columns, its fund lines, its indicator lines."""

    form: Line
    funds: Sequence[Line]
    indicators: Sequence[Line]


def tables(forms: Sequence[Form]) -> Tables:
    """The three frames of some forms."""
    rows: dict[Grain, list[Line]] = {grain: [] for grain in Grain}
    for place, each in enumerate(forms):
        rows[Grain.FORM].append({"form": place, **each["form"]})
        for grain, lines in ((Grain.FUND, each["funds"]), (Grain.INDICATOR, each["indicators"])):
            rows[grain].extend({"form": place, "row": row, **line} for row, line in enumerate(lines))
    return Tables(**{grain.value: _frame(grain, rows[grain]) for grain in Grain})


def _frame(grain: Grain, rows: Sequence[Line]) -> pl.DataFrame:
    keys = {"form": pl.UInt32} if grain is Grain.FORM else {"form": pl.UInt32, "row": pl.UInt16}
    schema = keys | {name: column.dtype for name, column in SCHEMA[grain].items()}
    return pl.DataFrame([pl.Series(name, [row.get(name) for row in rows], dtype) for name, dtype in schema.items()])
