"""A form laid out as its official sheet: positioned cells, from which a workbook or an HTML table is made.

Every cell that stands for a field of the form carries its key, so that findings and explanations find their place. A
filled form is drawn with its own money lines, indicator lines and texts; what the official layout has no place for gets
a column or a footer line of its own, so that nothing is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from wenxiao.forms.frames import SCHEMA
from wenxiao.forms.layout import BLOCK_WIDTH, LAYOUTS, FormLayout, Line
from wenxiao.kernel.columns import Grain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from wenxiao.forms.raw import Cell, FormType, RawForm

Key: TypeAlias = tuple[str, int | None, str]
"""(block, line within the block or None, field): block is form, fund or indicator."""


class Role(StrEnum):
    """What a cell is for: the sheet's title lines, a head, a printed label, a place to fill in, an empty rest."""

    TITLE = "title"
    HEAD = "head"
    LABEL = "label"
    INPUT = "input"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A cell at (`row`, `column`), counted from 0, over `row_span` × `column_span` grid cells.

    An input's `text` is exactly the field's text. A title or head with a key has the field's text inside its own.
    A cell merged over several indicator lines carries the key of the first and stands for all of them (`keys`).
    `numeric`: holds a number or amount. `unit`: the unit of an amount.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    role: Role
    key: Key | None = None
    numeric: bool = False
    unit: str = ""

    @property
    def keys(self) -> tuple[Key, ...]:
        """All keys that this cell stands for."""
        if self.key is None:
            return ()
        block, row, name = self.key
        if row is None:
            return (self.key,)
        return tuple((block, row + step, name) for step in range(self.row_span))


@dataclass(frozen=True)
class Drawing:
    """A drawn form.

    `widths`: of the grid columns, in characters. `head_rows`: first and last row of the heads of the indicator table,
    repeated on every printed page.
    """

    form_type: FormType
    title: str
    widths: tuple[float, ...]
    cells: tuple[DrawnCell, ...]
    head_rows: tuple[int, int]
    landscape: bool = False

    @property
    def height(self) -> int:
        """Number of grid rows."""
        return max(cell.row + cell.row_span for cell in self.cells)

    @property
    def rows(self) -> list[list[DrawnCell]]:
        """The cells by the row that they begin in, left to right: the rows of an HTML table."""
        rows: list[list[DrawnCell]] = [[] for _ in range(self.height)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        return rows

    @cached_property
    def places(self) -> Mapping[Key, DrawnCell]:
        """The cell of each key, merged lines included."""
        return {key: cell for cell in self.cells for key in cell.keys}

    def at(self, block: str, row: int | None, column: str) -> DrawnCell | None:
        """The cell of a column of `frames`, a number at the place of its text; None where the form has no such cell."""
        stem = column.removesuffix("_value").removesuffix("_amount")
        return next(filter(None, (self.places.get((block, row, name)) for name in (column, f"{stem}_text"))), None)


INDICATOR_ORDER = (
    "level1", "level1_points", "level2", "level2_points", "level3", "name_unit", "is_core", "is_applicable",
    "initial_target_text", "target_operator_text", "target_text", "target_unit", "actual_text",
    "actual_unit", "forecast_text", "explanation", "criteria", "max_points", "score_text", "reason", "likelihood",
    "remark",
)  # fmt: skip
"""Where a column that the layout lacks is put: after its neighbour in this order."""

_MERGED = (
    ("level1",),
    ("level1", "level1_points"),
    ("level1", "level2"),
    ("level1", "level2", "level2_points"),
)
"""The last of these fields is merged over neighbouring lines that agree in all of them."""

_OWN_HEAD = ("project_name", "project_code", "region", "department", "unit", "fiscal_year", "amount_unit")
"""Fields that belong above the money block when the layout has no place for them; all others go to the footer."""

_TOTALS = {"max_points": "total_points", "score_text": "total_score_text"}
_OTHER_CAPTIONS = {
    ("form", "fiscal_year"): "预算年度",
    ("form", "total_score_text"): "总分",
    ("indicator", "initial_target_text"): "年初指标值",
    ("indicator", "target_operator_text"): "运算符",
    ("indicator", "level1_points"): "一级指标分值",
    ("indicator", "level2_points"): "二级指标分值",
    ("indicator", "actual_unit"): "完成值计量单位",
}
_AMOUNTS = frozenset({"initial_budget_text", "full_year_budget_text", "executed_text", "forecast_text"})
_NUMBERS = _AMOUNTS | {
    "fund_points", "execution_rate_text", "fund_score", "max_points", "score_text", "total_points", "total_score_text",
    "level1_points", "level2_points", "indicator_points", "execution_heading_points",
}  # fmt: skip
_GRAINS = {"form": Grain.FORM, "fund": Grain.FUND, "indicator": Grain.INDICATOR}
_EXTRA_WIDTH = 12.0
_YEAR = re.compile(r"\d{4}")
_DASH = "—"
_TOTAL_ONLY = ("fund_points", "fund_score")
"""Filled in for the total of the money lines alone: the blank form bars them on the others, as on paper."""


def caption(block: str, name: str) -> str:
    """The caption of a field on a form whose layout lacks it: as another official form prints it, else its label."""
    if (block, name) in _OTHER_CAPTIONS:
        return _OTHER_CAPTIONS[block, name]
    printed = _official_captions().get((block, name))
    column = SCHEMA[_GRAINS[block]].get(name)
    return printed or (column.label if column else name)


@cache
def _official_captions() -> dict[tuple[str, str], str]:
    """The captions of all layouts by block and field, those of the self-evaluation form first."""
    captions: dict[tuple[str, str], str] = {}
    for layout in LAYOUTS.values():
        captions |= {("indicator", each.field): each.caption for each in layout.columns} | captions
        captions |= {("fund", each.field): each.caption for each in layout.fund_columns} | captions
        captions |= {
            ("form", name): text for line in (*layout.head, *layout.footer) for text, name in line.pairs
        } | captions
        captions |= {("form", name): text for name, text in layout.goals} | captions
    return captions


def draw(form_type: FormType, form: RawForm | None = None, indicator_rows: int = 2) -> Drawing:
    """Lay out `form` as the official sheet of `form_type`, or the blank sheet when there is none.

    `indicator_rows`: empty lines under each second-level heading of the blank sheet.
    """
    return _Drafter(LAYOUTS[form_type], form, indicator_rows).drawing()


def _texts(cells: Mapping[str, Cell]) -> dict[str, str]:
    return {name: cell.text for name, cell in cells.items() if cell.text}


@dataclass
class _Drafter:
    """Draws one form from top to bottom; `row` is where the next line begins."""

    layout: FormLayout
    form: RawForm | None
    indicator_rows: int
    row: int = 0
    cells: list[DrawnCell] = field(default_factory=list)
    placed: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        layout = self.layout
        if self.form is None:
            self.head: dict[str, str] = {}
            self.amount_unit = "万元"
            barred = [each.field for each in layout.fund_columns if each.field in _TOTAL_ONLY]
            self.funds = [
                {"label": label, **(dict.fromkeys(barred, _DASH) if place else {})}
                for place, label in enumerate(layout.fund_rows)
            ]
            self.indicators = [
                {"level1": level1, "level2": level2}
                for level1, level2 in layout.outline
                for _ in range(self.indicator_rows)
            ]
        else:
            self.head = _texts(self.form.head)
            self.amount_unit = self.head.get("amount_unit", "")
            self.funds = [_texts(line) for line in self.form.funds]
            self.indicators = [_texts(line) for line in self.form.indicators]
        self._lay_columns()

    def _lay_columns(self) -> None:
        """Settle the grid: the layout's columns, more for fields it lacks, each owned by the official one before it."""
        official = {column.field: column for column in self.layout.columns}
        self.columns = list(official)
        for name in _extra(self.indicators, official, INDICATOR_ORDER):
            self.columns.insert(_after_neighbour(name, self.columns), name)
        fund_fields = [column.field for column in self.layout.fund_columns]
        self.more_funds = _extra(self.funds, fund_fields, tuple(SCHEMA[Grain.FUND]))
        widths = [official[name].width if name in official else _EXTRA_WIDTH for name in self.columns]
        self.widths = (BLOCK_WIDTH, *widths, *(_EXTRA_WIDTH for _ in self.more_funds))
        self.start = {name: 1 + place for place, name in enumerate(self.columns)}
        starts = sorted(self.start[name] for name in official)
        ends = [*starts[1:], 1 + len(self.columns)]
        self.end = {name: ends[starts.index(self.start[name])] for name in official}
        self.right = len(self.widths)

    def drawing(self) -> Drawing:
        """The whole sheet."""
        self._titles()
        self._lines(self.layout.head)
        own = [name for name in _OWN_HEAD if name in self.head and name not in self.placed]
        if self.funds and "amount_unit" in own:
            own.remove("amount_unit")
        self._lines_of(own)
        self._fund_block()
        self._goal_block()
        head_rows = self._indicator_block()
        self._totals()
        footer = {name for line in self.layout.footer for _, name in line.pairs}
        self._lines_of(name for name in self.head if name not in self.placed | footer)
        # A line for signatures that a filled form did not have would make it one with signatures missing.
        self._lines(
            line
            for line in self.layout.footer
            if self.form is None or any(name in self.form.head for _, name in line.pairs)
        )
        cells = sorted(self.cells, key=lambda cell: (cell.row, cell.column))
        title = self.cells[0].text
        return Drawing(self.layout.form_type, title, self.widths, tuple(cells), head_rows, self.layout.landscape)

    # One cell; columns are [left, right).

    def _put(self, left: int, right: int, text: str, role: Role, key: Key | None = None, rows: int = 1) -> None:
        numeric = key is not None and key[2] in _NUMBERS
        unit = self.amount_unit if key is not None and key[0] == "fund" and key[2] in _AMOUNTS else ""
        self.cells.append(DrawnCell(self.row, left, rows, right - left, text, role, key, numeric, unit))
        if key is not None and key[0] == "form":
            self.placed.add(key[2])

    def _field(self, left: int, right: int, name: str) -> None:
        self._put(left, right, self.head.get(name, ""), Role.INPUT, ("form", None, name))

    # The blocks, from top to bottom.

    def _titles(self) -> None:
        title = (self.form.title if self.form else "") or self.layout.title
        self._put(0, self.right, title, Role.TITLE)
        self.row += 1
        year = self.head.get("fiscal_year", "")
        if not year or _YEAR.fullmatch(year):
            self._put(0, self.right, f"（{year or '　　'}年度）", Role.TITLE, ("form", None, "fiscal_year"))
            self.row += 1

    def _lines(self, lines: Iterable[Line]) -> None:
        middle = self.start[self.layout.middle]
        for line in lines:
            (left_caption, left), *rest = line.pairs
            self._put(0, self.start["level2"], left_caption, Role.HEAD)
            self._field(self.start["level2"], middle if rest else self.right, left)
            for right_caption, right in rest:
                self._put(middle, self.end[self.layout.middle], right_caption, Role.HEAD)
                self._field(self.end[self.layout.middle], self.right, right)
            self.row += 1

    def _lines_of(self, names: Iterable[str]) -> None:
        self._lines([Line(((caption("form", name), name),)) for name in names])

    def _fund_block(self) -> None:
        if not self.funds:
            return
        columns = [
            (each.field, each.caption, self.start[each.first], self.end[each.last]) for each in self.layout.fund_columns
        ]
        for place, name in enumerate(self.more_funds):
            left = self.right - len(self.more_funds) + place
            columns.append((name, caption("fund", name), left, left + 1))
        text = f"{self.layout.fund_caption}\n（{self.amount_unit}）" if self.amount_unit else self.layout.fund_caption
        self._put(0, 1, text, Role.HEAD, ("form", None, "amount_unit"), rows=1 + len(self.funds))
        for _, head, left, right in columns:
            self._put(left, right, head, Role.HEAD)
        for place, line in enumerate(self.funds):
            self.row += 1
            for name, _, left, right in columns:
                role = Role.LABEL if name == "label" else Role.INPUT
                self._put(left, right, line.get(name, ""), role, ("fund", place, name))
        self.row += 1

    def _goal_block(self) -> None:
        goals = self.layout.goals
        if len(goals) == 1 and "goal_actual" in self.head:
            goals = (("goal", caption("form", "goal")), ("goal_actual", caption("form", "goal_actual")))
        if len(goals) == 1:
            self._put(0, 1, self.layout.goal_caption, Role.HEAD)
            self._field(1, self.right, goals[0][0])
        else:
            middle = self.start[self.layout.middle]
            spans = ((1, middle), (middle, self.right))
            self._put(0, 1, self.layout.goal_caption, Role.HEAD, rows=2)
            for (left, right), (_, text) in zip(spans, goals, strict=True):
                self._put(left, right, text, Role.HEAD)
            self.row += 1
            for (left, right), (name, _) in zip(spans, goals, strict=True):
                self._field(left, right, name)
        self.row += 1

    def _indicator_block(self) -> tuple[int, int]:
        official = {column.field: column for column in self.layout.columns}
        heads = [(name, *self._span(name)) for name in self.columns]
        deep = 2 if any(column.heading for column in self.layout.columns) else 1
        self._put(0, 1, self.layout.indicator_caption, Role.HEAD, rows=deep + len(self.indicators))
        first = self.row
        for heading, group in groupby(heads, key=lambda each: official[each[0]].heading if each[0] in official else ""):
            spans = list(group)
            if heading:
                self._put(spans[0][1], spans[-1][2], heading, Role.HEAD)
                self.row += 1
            for name, left, right in spans:
                text = official[name].caption if name in official else caption("indicator", name)
                self._put(left, right, text, Role.HEAD, rows=1 if heading else deep)
            self.row = first
        self.row += deep
        runs = {names[-1]: _runs(self.indicators, names) for names in _MERGED}
        for place, line in enumerate(self.indicators):
            for name, left, right in heads:
                rows = runs[name][place] if name in runs else 1
                if rows:
                    role = Role.LABEL if name in ("level1", "level2") else Role.INPUT
                    self._put(left, right, line.get(name, ""), role, ("indicator", place, name), rows)
            self.row += 1
        return first, first + deep - 1

    def _totals(self) -> None:
        """The bottom line of the table, for layouts that have one and forms that print totals."""
        under = {name: total for name, total in _TOTALS.items() if name in self.columns}
        if not under or not (self.layout.total_caption or any(total in self.head for total in _TOTALS.values())):
            return
        left = min(self.start[name] for name in under)
        self._put(0, left, self.layout.total_caption or "总分", Role.HEAD)
        for name in self.columns[left - 1 :]:
            first, last = self._span(name)
            if name in under:
                self._field(first, last, under[name])
            else:
                self._put(first, last, "", Role.NOTE)
        self.row += 1

    def _span(self, name: str) -> tuple[int, int]:
        """The grid columns of an indicator column; the last one reaches to the right edge."""
        left = self.start[name]
        return left, self.right if name == self.columns[-1] else left + 1


def _extra(lines: Sequence[Mapping[str, str]], known: Iterable[str], order: Sequence[str]) -> list[str]:
    """The fields with text in `lines` that are not `known`, in `order`, unknown ones last."""
    found = {name: None for line in lines for name in line}
    for name in known:
        found.pop(name, None)
    return sorted(found, key=lambda name: order.index(name) if name in order else len(order))


def _after_neighbour(name: str, columns: Sequence[str]) -> int:
    """Where `name` is put among `columns`: after the nearest one before it in `INDICATOR_ORDER`, else last."""
    place = INDICATOR_ORDER.index(name) if name in INDICATOR_ORDER else 0
    before = next((each for each in reversed(INDICATOR_ORDER[:place]) if each in columns), columns[-1])
    return columns.index(before) + 1


def _runs(lines: Sequence[Mapping[str, str]], names: Sequence[str]) -> list[int]:
    """For each line, over how many lines its cell reaches: 0 inside a merged cell, 1 for a blank one."""
    runs: list[int] = []
    for texts, group in groupby([tuple(line.get(name, "") for name in names) for line in lines]):
        size = len(list(group))
        runs.extend([size, *[0] * (size - 1)] if texts[-1] else [1] * size)
    return runs
