"""Finds the official forms on a sheet by their captions, wherever they stand, and makes raw forms of them.

A sheet is cut into segments at titles and project lines; in each the money block and the indicator block begin at a row
of captions, and everything else is pairs of a caption and a text. Column order, merged ranges, extra columns, repeated
heads and lines above or below do not matter. Nothing is interpreted here beyond finding its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from wenxiao.forms import captions
from wenxiao.forms.captions import FUND, HEAD, IGNORED, INDICATOR, LEVELS, SIGNATURES, plain_caption, squeezed
from wenxiao.forms.grid import Area, Sheet, place
from wenxiao.forms.raw import Cell, RawForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Line: TypeAlias = dict[str, Cell]
Rows: TypeAlias = "Mapping[int, Sequence[Area]]"
_RESULTS = frozenset({"target_text", "actual_text", "max_points", "score_text", "initial_target_text"})
_AMOUNTS = frozenset({"initial_budget_text", "full_year_budget_text", "executed_text", "forecast_text"})
_ONCE = frozenset({"max_points", "score_text", "fund_points", "fund_score", "execution_rate_text"})
_FUND_NUMBERS = _AMOUNTS | {"execution_rate_text", "fund_points", "fund_score"}
_MOST_PAIRED = 5
"""Texts on a row of money lines without a head: the block's caption, and two labels with their amounts."""
_SIDE_BY_SIDE = re.compile(r"\s{2,}|(?<=[:：])(?=(?:财务|项目|单位)负责人)")
_CAPTIONS = (HEAD, FUND, INDICATOR, captions.FUND_BLOCKS, captions.INDICATOR_BLOCKS)
_NUMBER = re.compile(r"[-+]?[\d,]*\.?\d+(?:[eE][+-]?\d+)?(?:%|元|千元|万元|亿元)?|[-—/]+")


class Column(NamedTuple):
    """A field and the sheet columns, first and last, that its caption covers."""

    field: str
    first: int
    last: int


def find_forms(sheet: Sheet, source: str = "") -> list[RawForm]:
    """The forms on a sheet, top to bottom; none where no indicator or money block has its captions.

    Sheets whose name begins with ``_`` and columns under a head 预览： are helpers of our own templates and left out.
    """
    if sheet.name.startswith("_"):
        return []
    rows = _without_previews(sheet)
    return [form for segment in _segments(rows) if (form := _FormReader(sheet.name, source, segment).form())]


def _without_previews(sheet: Sheet) -> Rows:
    """The rows without the columns of previews; a preview reaches down to the next title."""
    previews = [area.column for areas in sheet.rows.values() for area in areas if captions.PREVIEW.match(area.text)]
    if not previews:
        return sheet.rows
    kept = {row: [area for area in areas if area.column < min(previews)] for row, areas in sheet.rows.items()}
    return {row: areas for row, areas in kept.items() if areas}


def _segments(rows: Rows) -> Iterable[Rows]:
    """The rows of each form. A title, or a project line with the lone lines right above it, begins the next form."""
    segment: dict[int, Sequence[Area]] = {}
    has_body = False
    for row, areas in rows.items():
        if has_body and _begins_form(areas):
            lone = _lone_rows_above(segment, row)
            title = {each: segment.pop(each) for each in lone}
            yield segment
            segment, has_body = title, False
        segment[row] = areas
        has_body = has_body or bool(_indicator_columns(areas) or _fund_columns(areas))
    yield segment


def _begins_form(areas: Sequence[Area]) -> bool:
    first = areas[0]
    if len(areas) == 1 and captions.TITLE.search(squeezed(first.text)):
        return True
    return HEAD.get(_pair(first.text)[0]) == "project_name" or plain_caption(first.text) == "部门名称"


def _lone_rows_above(segment: Rows, row: int) -> list[int]:
    """Rows with one text right above `row`: title lines, unless they are a caption's text or a note."""
    lone: list[int] = []
    while (above := row - 1 - len(lone)) in segment:
        areas = segment[above]
        known = HEAD.get(_pair(areas[0].text)[0]) not in {None, "fiscal_year"}
        if len(areas) > 1 or known or areas[0].row < areas[0].last_row or captions.NOTE.match(squeezed(areas[0].text)):
            break
        lone.append(above)
    return sorted(lone)


def _indicator_columns(areas: Sequence[Area]) -> list[Column] | None:
    """The columns of a head row of an indicator table, None where the row is none."""
    columns = _columns(areas, INDICATOR)
    fields = {column.field for column in columns}
    levels = fields.intersection(LEVELS)
    is_head = len(levels) >= 2 or (levels and len(fields & _RESULTS) >= 2)
    return columns if is_head else None


def _fund_columns(areas: Sequence[Area]) -> list[Column] | None:
    """The columns of a head row of a money block, None where the row is none."""
    columns = _columns(areas, FUND)
    fields = {column.field for column in columns}
    amounts = fields & _AMOUNTS
    named = plain_caption(areas[0].text) in captions.FUND_BLOCKS and areas[0].row == areas[-1].row
    return columns if amounts and (len(fields - {IGNORED}) >= 2 or named) else None


def _columns(areas: Sequence[Area], table: Mapping[str, str]) -> list[Column]:
    return [
        Column(name, area.column, area.last_column) for area in areas if (name := table.get(plain_caption(area.text)))
    ]


def _pair(text: str) -> tuple[str, str]:
    """Caption and text of a cell that holds both: 项目名称：道路养护."""
    caption, colon, _ = text.translate(_COLONS).partition(":")
    return plain_caption(caption), text[len(caption) + len(colon) :].strip()


_COLONS = str.maketrans("：", ":")


@dataclass
class _FormReader:
    """Reads one segment from top to bottom.

    `order`: its rows. `blocks`: indicator lines under the caption of their block. `fields`: those that have a column.
    `paired_funds`: money lines without a head, left and right. `skip`: cells already taken as the text of a caption.
    """

    sheet: str
    source: str
    rows: Rows
    title: str = ""
    head: dict[str, Cell] = field(default_factory=dict)
    funds: list[Line] = field(default_factory=list)
    blocks: list[tuple[str, list[Line]]] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)
    paired_funds: tuple[list[Line], list[Line]] = field(default_factory=lambda: ([], []))
    skip: set[tuple[int, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.order = list(self.rows)

    def form(self) -> RawForm | None:
        """The form, None where the segment has neither an indicator table nor a money block under a project."""
        index = 0
        while index < len(self.order):
            areas = self.rows[self.order[index]]
            if columns := _indicator_columns(areas):
                index = self._indicators(index, columns)
            elif columns := _fund_columns(areas):
                index = self._fund_table(index, columns)
            else:
                self._pairs(index)
                index += 1
        self.funds = self.funds or [*self.paired_funds[0], *self.paired_funds[1]]
        if not self.blocks and not (self.funds and self.head.keys() & {"project_name", "department"}):
            return None
        indicators = self._yearly_indicators()
        self._move_execution_line(indicators)
        known = frozenset(self.fields | self.head.keys())
        return RawForm(
            captions.form_type(self.title, known), self.source, self.sheet, self.title, self.head, self.funds,
            indicators, self.problems,
        )  # fmt: skip

    # --- Pairs of caption and text -----------------------------------------------------------------------------

    def _pairs(self, index: int) -> None:
        areas = [area for area in self.rows[self.order[index]] if area.row == self.order[index]]
        if len(areas) == 1 and not self.head.keys() - {"amount_unit", "fiscal_year"} and not self.blocks:
            self._title_line(areas[0])
        for position, area in enumerate(areas):
            if (area.row, area.column) in self.skip:
                continue
            self._note_unit(area)
            following = areas[position + 1] if position + 1 < len(areas) else None
            name = HEAD.get(plain_caption(area.text))
            if name:
                self._keep(name, self._value(index, area, following))
            elif not self._texts_after_colons(area) and not self.funds:
                self._fund_pair(area, following, len(areas), position)

    def _title_line(self, area: Area) -> None:
        plain = squeezed(area.text)
        if found := captions.YEAR_LINE.match(plain):
            self._keep("fiscal_year", Cell(found[1], area.place))
        elif not captions.NO_TITLE.search(plain) and not HEAD.get(_pair(area.text)[0]):
            better = captions.TITLE.search(plain) and not captions.TITLE.search(squeezed(self.title))
            self.title = area.text.strip() if better or not self.title else self.title

    def _note_unit(self, area: Area) -> None:
        """The unit of amounts, from 单位：万元 or from the caption of the money block."""
        if "amount_unit" in self.head or not (found := captions.UNIT_NOTE.search(squeezed(area.text))):
            return
        if found[0].startswith("单位") or plain_caption(area.text) in captions.FUND_BLOCKS | FUND.keys():
            self.head["amount_unit"] = Cell(found[1], area.place)

    def _note_points(self, block: Area | None, name: str) -> None:
        """Points that the caption of a block prints: 绩效指标（90分）."""
        if block and (found := captions.BLOCK_POINTS.search(squeezed(block.text))):
            self._keep(name, Cell(found[1], block.place))

    def _texts_after_colons(self, area: Area) -> bool:
        """项目负责人：张三　财务负责人：李四 in one cell; a signature may be left blank."""
        kept = bool(captions.UNIT_NOTE.match(squeezed(area.text)))
        if kept:
            return True
        for part in _SIDE_BY_SIDE.split(area.text.strip()):
            caption, text = _pair(part)
            name = HEAD.get(caption)
            left_blank = name in SIGNATURES and squeezed(part).endswith(":")
            if name and (text or left_blank):
                self._keep(name, Cell(text or None, area.place))
                kept = True
        return kept

    def _value(self, index: int, area: Area, following: Area | None) -> Cell:
        """The text of a caption: right of it, or below it where captions stand side by side."""
        right = Cell(None, place(area.row, area.last_column + 1))
        if following and not self._is_caption(following):
            return Cell(following.text, following.place)
        if area.last_row > area.row or not HEAD.get(plain_caption(area.text), "").endswith(("goal", "goal_actual")):
            return right
        below = self.order[index + 1] if index + 1 < len(self.order) else -1
        if below != area.last_row + 1:
            return right
        for each in self.rows[below]:
            if each.row == below and area.column <= each.column <= area.last_column:
                if self._is_caption(each):
                    break
                self.skip.add((each.row, each.column))
                return Cell(each.text, each.place)
        has_heads = following or any(each.row < area.row for each in self.rows[area.row])
        return Cell(None, place(below, area.column)) if has_heads else right

    def _is_caption(self, area: Area) -> bool:
        plain = plain_caption(area.text)
        return any(plain in known for known in _CAPTIONS)

    def _keep(self, name: str, cell: Cell) -> None:
        """The first text of a field stands; a blank one gives way."""
        if name != IGNORED and (name not in self.head or self.head[name].text is None):
            self.head[name] = cell

    # --- Money -------------------------------------------------------------------------------------------------

    def _fund_pair(self, area: Area, following: Area | None, count: int, position: int) -> None:
        """年度资金总额：| 500 on a form without a head for amounts; two on a row are two columns of lines."""
        if not captions.FUND_LABEL.match(plain_caption(area.text)) or count > _MOST_PAIRED:
            return
        label_cell = Cell(area.text.strip().rstrip(":："), area.place)
        amount = Cell(None, place(area.row, area.last_column + 1))
        if following and _NUMBER.fullmatch(squeezed(following.text)):
            amount = Cell(following.text, following.place)
        elif following and not captions.FUND_LABEL.match(plain_caption(following.text)):
            return
        side = 1 if position > 1 and self.paired_funds[0] else 0
        self.paired_funds[side].append({"label": label_cell, "initial_budget_text": amount})

    def _fund_table(self, index: int, columns: list[Column]) -> int:
        """Read the money block that begins at a head row; the index of the row after it."""
        head_row = self.order[index]
        for area in self.rows[head_row]:
            self._note_unit(area)
            if captions.PERIOD.match(squeezed(area.text)):
                self._keep("period", Cell(area.text.strip(), area.place))
        if self._paired_amounts(head_row):
            return index + 1
        first = min(column.first for column in columns if column.field in _AMOUNTS)
        labels = [column for column in columns if column.field == "label"]
        columns = _unlike_twins(columns)
        self.fields.update(column.field for column in columns)
        block = next((area for area in self.rows[head_row] if area.last_row > head_row and area.column < first), None)
        last_row = block.last_row if block else head_row
        self._note_points(block, "execution_heading_points")
        index += 1
        while index < len(self.order):
            row = self.order[index]
            line = self._fund_line(row, columns, labels, first)
            if row > last_row and not self._goes_on_with_money(row, line):
                break
            if line:
                self.funds.append(line)
            index += 1
        return index

    def _fund_line(self, row: int, columns: Sequence[Column], labels: Sequence[Column], first: int) -> Line:
        start = min((column.first for column in labels), default=0)
        before = [
            area
            for area in self.rows[row]
            if start <= area.column < first
            and plain_caption(area.text) not in captions.FUND_BLOCKS
            and not self._is_block(area)
        ]
        line = _line(row, self.rows[row], [column for column in columns if column.field != "label"])
        if not before and all(cell.text is None for cell in line.values()):
            return {}
        of_which = len(before) > 1 and squeezed(before[-2].text).strip(":") == "其中" and before[-2].row == row
        label = f"{before[-2].text}{before[-1].text}" if of_which else before[-1].text if before else None
        return {"label": Cell(label, before[-1].place if before else place(row, start)), **line}

    def _is_block(self, area: Area) -> bool:
        """A caption beside the whole block: it stands on the head row too."""
        return any(_fund_columns(self.rows[row]) for row in range(area.row, area.last_row + 1) if row in self.rows)

    def _goes_on_with_money(self, row: int, line: Line) -> bool:
        """Whether a row below the head is one more money line: by its label, or by numbers alone."""
        areas = self.rows[row]
        if _indicator_columns(areas) or _fund_columns(areas) or not line:
            return False
        if any(plain_caption(area.text) in HEAD for area in areas[:2]):
            return False
        amounts = [cell.text for name, cell in line.items() if name in _AMOUNTS and cell.text]
        if not all(re.match(r"[-+]?\d|[-—/]+$", squeezed(text)) for text in amounts):
            return False
        return bool(amounts) or bool(
            re.search(r"资金|拨款|预算|总额|合计|结转|其[他它]|支出|补助|收入", line["label"].text or "")
        )

    def _paired_amounts(self, row: int) -> bool:
        """年初预算数 | 100 | 全年预算数 | 120 on one row: captions with their amounts beside them."""
        areas = self.rows[row]
        line: Line = {}
        for area, following in pairwise(areas):
            name = FUND.get(plain_caption(area.text))
            if name in _FUND_NUMBERS and _NUMBER.fullmatch(squeezed(following.text)):
                line[str(name)] = Cell(following.text, following.place)
        if not line.keys() & _AMOUNTS:
            return False
        self.fields.update(line)
        self.funds.append({"label": Cell(None, place(row, areas[0].column)), **line})
        return True

    # --- Indicators --------------------------------------------------------------------------------------------

    def _indicators(self, index: int, columns: list[Column]) -> int:
        """Read the indicator block that begins at a head row; the index of the row after it."""
        head_row = self.order[index]
        block = self._block_beside(head_row, min(column.first for column in columns))
        self._note_points(block, "indicator_points")
        heads = columns
        index, columns = self._deep_heads(index, columns)
        groups = _groups(_unlike_twins(_points_of_levels(columns)))
        self._complain_of_heads(head_row, groups)
        columns = groups[_yearly_group(groups, self._areas_above(head_row))]
        self.fields.update(column.field for column in columns)
        last_row = block.last_row if block else head_row
        lines: list[Line] = []
        while index < len(self.order):
            row = self.order[index]
            areas = self.rows[row]
            again = _indicator_columns(areas)
            if again and (again, self._block_beside(row, again[0].first)) != (heads, block):
                break
            if not again and (row > last_row or _is_total(areas, row, columns)) and self._ends_block(row, columns):
                break
            line = {} if again else _line(row, areas, columns)
            if _has_content(line):
                lines.append(line)
            index += 1
        _fill_down(lines)
        self.blocks.append((block.text if block else "", [line for line in lines if not _is_subtotal(line)]))
        return self._total_line(index, columns)

    def _block_beside(self, row: int, first: int) -> Area | None:
        """The caption left of the head row that spans the block's rows."""
        return next((area for area in self.rows[row] if area.column < first), None)

    def _areas_above(self, row: int) -> Sequence[Area]:
        index = self.order.index(row)
        return self.rows[self.order[index - 1]] if index else ()

    def _deep_heads(self, index: int, columns: list[Column]) -> tuple[int, list[Column]]:
        """The index after the heads, and the columns with a second row of captions under common heads."""
        index += 1
        while index < len(self.order):
            row = self.order[index]
            fresh = [area for area in self.rows[row] if area.row == row]
            deeper = _columns(fresh, INDICATOR)
            merged = any(area.row < row and plain_caption(area.text) in INDICATOR for area in self.rows[row])
            if not fresh or len(deeper) < len(fresh) or not (merged or len(fresh) > 1) or _indicator_columns(fresh):
                break
            for column in deeper:
                columns = [part for each in columns for part in _around(each, column)]
            columns = sorted([*columns, *deeper], key=lambda column: column.first)
            index += 1
        return index, columns

    def _complain_of_heads(self, head_row: int, groups: Sequence[Sequence[Column]]) -> None:
        """One sentence for each column whose caption is not known."""
        left = min(column.first for columns in groups for column in columns)
        covered = [(column.first, column.last) for columns in groups for column in columns]
        for area in self.rows[head_row]:
            if area.column < left or any(first <= area.last_column and area.column <= last for first, last in covered):
                continue
            if area.row == head_row and plain_caption(area.text) not in INDICATOR:
                caption = re.sub(r"\s+", "", area.text)[:30]
                self.problems.append((f"没有认出表头“{caption}”，这一列没有读入", area.place))

    def _ends_block(self, row: int, columns: Sequence[Column]) -> bool:
        """Whether a row below the last known one is a total, a footer, a note or another block."""
        areas = self.rows[row]
        first = areas[0]
        if _is_total(areas, row, columns) or captions.NOTE.match(squeezed(first.text)) or _fund_columns(areas):
            return True
        if HEAD.get(_pair(first.text)[0]) or HEAD.get(plain_caption(first.text)):
            return first.column <= columns[0].first
        level3 = next((column for column in columns if column.field == "level3"), columns[0])
        return (
            len(areas) == 1 and first.column <= columns[0].first and first.last_column >= level3.last > columns[0].last
        )

    def _total_line(self, index: int, columns: Sequence[Column]) -> int:
        """Keep points and score of a total line under their columns; the index after it."""
        if index >= len(self.order):
            return index
        row = self.order[index]
        if not _is_total(self.rows[row], row, columns):
            return index
        line = _line(row, self.rows[row], columns)
        under = {"total_points": line.get("max_points"), "total_score_text": line.get("score_text")}
        for name, cell in under.items():
            if cell:
                self._keep(name, cell)
        return index + 1 if any(under.values()) else index

    def _yearly_indicators(self) -> list[Line]:
        """The year's indicators; those of the whole period only where there are no others."""
        yearly = [lines for title, lines in self.blocks if not captions.LONG_TERM.search(title)]
        if len(yearly) < len(self.blocks) and any(yearly):
            self.problems.append(("实施期（中长期）指标没有读入，只检查年度指标", ""))
        chosen = yearly if any(yearly) else [lines for _, lines in self.blocks]
        return [line for lines in chosen for line in lines]

    def _move_execution_line(self, indicators: list[Line]) -> None:
        """A line 预算执行率 among the indicators is the execution score, where the money block prints none."""
        if not self.funds or any("fund_points" in line for line in self.funds):
            return
        for line in indicators:
            names = [plain_caption(line[level].text or "") for level in LEVELS if level in line]
            if any(captions.EXECUTION_LINE.match(name) for name in names[:2]) and "max_points" in line:
                self.funds[0]["fund_points"] = line["max_points"]
                self.funds[0]["fund_score"] = line.get("score_text", Cell(None))
                indicators.remove(line)
                return


# --- Columns and lines -----------------------------------------------------------------------------------------------


def _line(row: int, areas: Sequence[Area], columns: Sequence[Column]) -> Line:
    """The cells of a row under their captions; a range over several captions belongs to the first.

    A number in a range over several rows counts once, on the first of them; a text holds for all.
    """
    line: Line = {}
    for area in areas:
        under = [column for column in columns if column.first <= area.last_column and area.column <= column.last]
        if under and under[0].field not in line and (area.row == row or under[0].field not in _ONCE):
            line[under[0].field] = Cell(area.text, area.place)
    blank = {column.field: Cell(None, place(row, column.first)) for column in columns}
    return {name: cell for name, cell in (blank | line).items() if name != IGNORED}


def _around(column: Column, deeper: Column) -> list[Column]:
    """What a deeper caption leaves of the common head above it."""
    if deeper.last < column.first or column.last < deeper.first:
        return [column]
    parts = (Column(column.field, column.first, deeper.first - 1), Column(column.field, deeper.last + 1, column.last))
    return [part for part in parts if part.first <= part.last]


def _points_of_levels(columns: Sequence[Column]) -> list[Column]:
    """分值 right after 一级指标 or 二级指标 are the points of that level, if a finer level follows."""
    fields = [column.field for column in columns]
    named = []
    for position, column in enumerate(columns):
        level = fields[position - 1] if position else ""
        finer = set(LEVELS[LEVELS.index(level) + 1 :]).intersection(fields[position:]) if level in LEVELS else ()
        is_level = column.field == "max_points" and finer
        named.append(column._replace(field=f"{level}_points") if is_level else column)
    return named


def _unlike_twins(columns: Sequence[Column]) -> list[Column]:
    """A target beside an initial target is the adjusted one; an initial target alone is the target."""
    fields = {column.field for column in columns}
    if "initial_target_text" in fields and "target_text" not in fields:
        return [
            column._replace(field="target_text") if column.field == "initial_target_text" else column
            for column in columns
        ]
    return list(columns)


def _groups(columns: Sequence[Column]) -> list[list[Column]]:
    """The tables that stand side by side under one head row; all share the levels of the first."""
    groups: list[list[Column]] = [[]]
    for column in columns:
        seen = {each.field for each in groups[-1]}
        if column.field in seen and column.field in {"level2", "level3", "target_text"} and "target_text" in seen:
            groups.append([])
            seen = set()
        if column.field not in seen or column.field == IGNORED:
            groups[-1].append(column)
    levels = [column for column in groups[0] if column.field in LEVELS]
    return [
        [*(level for level in levels if level.field not in {each.field for each in group}), *group] for group in groups
    ]


def _yearly_group(groups: Sequence[Sequence[Column]], above: Sequence[Area]) -> int:
    """Which of the tables side by side is the year's: the one under a head that says so, else the last."""
    for number, group in enumerate(groups):
        own = group[-1]
        heads = [area.text for area in above if area.column <= own.last and own.first <= area.last_column]
        if len(groups) > 1 and any("年度" in text and not captions.LONG_TERM.search(text) for text in heads):
            return number
    return len(groups) - 1


def _has_content(line: Line) -> bool:
    """Whether a line says more than its printed headings."""
    return any(
        cell.text for name, cell in line.items() if name not in {"level1", "level2", "level1_points", "level2_points"}
    )


def _is_subtotal(line: Line) -> bool:
    return any(captions.SUBTOTAL.search(line[level].text or "") for level in LEVELS if level in line)


def _is_total(areas: Sequence[Area], row: int, columns: Sequence[Column]) -> bool:
    """Whether a row is the bottom line of a table: the first text of its own says so."""
    first = next((area for area in areas if area.row == row), areas[0])
    return first.column <= columns[0].first and plain_caption(first.text) in captions.TOTALS


def _fill_down(lines: Sequence[Line]) -> None:
    """Headings printed once for the lines below them, on sheets that do not merge them."""
    for level, coarser in (("level1", None), ("level2", "level1")):
        places = [line[level].place for line in lines if level in line and line[level].text]
        if len(places) != len(set(places)):
            continue
        for above, line in pairwise(lines):
            same = coarser is None or line.get(coarser) == above.get(coarser)
            if same and level in line and line[level].text is None:
                line[level] = above[level]
