"""Drawings written as sheets of an .xlsx workbook: texts and plain numbers, never a formula."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import xlsxwriter

from wenxiao.forms.drawing import Drawing, DrawnCell, Role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import BinaryIO

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

BODY_FONT, HEAD_FONT = "宋体", "黑体"
LINE_HEIGHT, _LEAST_HEIGHT, _TALLEST = 14.5, 24.0, 409.0
_ROOM = {"goal": 60.0, "goal_actual": 60.0}
"""Least height of the rows of long texts, in points."""
_LONGEST = 32767
"""Characters that one Excel cell can hold."""
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,10})(\.\d*[1-9])?")
_WRITTEN_AS_NUMBER = frozenset({"target_text", "initial_target_text", "actual_text", "forecast_text"})
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_PAPER_A4 = 9
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f\U00010000-\U0010ffff]")
"""Characters that the name of a sheet may not have, or that count as two in its length."""


class WorkbookLimitError(ValueError):
    """A text that an Excel cell cannot hold; the message says which, in Chinese."""


class Written(NamedTuple):
    """Where a drawing went: the sheet and the row of its first line, counted from 0."""

    sheet: str
    first_row: int


def write_workbook(
    drawings: Sequence[Drawing], target: Path | str | BinaryIO, *, stacked: bool = False
) -> list[Written]:
    """Write filled forms to an .xlsx file: one sheet each, or all below one another on one sheet when `stacked`.

    Reading the file gives back the texts of every form as they were. Raises WorkbookLimitError.
    """
    written: list[Written] = []
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        styles = Styles(workbook)
        names: set[str] = set()
        groups = [list(drawings)] if stacked else [[drawing] for drawing in drawings]
        for group in groups:
            name = _sheet_name(group[0], names)
            sheet = Sheet(workbook.add_worksheet(name), styles, group)
            written.extend(Written(name, first_row) for first_row in sheet.write())
    return written


class Styles:
    """The cell formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def get(self, **properties: object) -> Format:
        """The format with these XlsxWriter properties on top of the body text."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            base = {"font_name": BODY_FONT, "font_size": 10.5, "valign": "vcenter", "text_wrap": True}
            self._made[key] = self._workbook.add_format(base | properties)
        return self._made[key]

    def of(self, cell: DrawnCell) -> Format:
        """The look of a drawn cell."""
        quoted = {"quote_prefix": True} if cell.text.startswith(_FORMULA_STARTS) else {}
        match cell.role:
            case Role.TITLE if cell.row == 0:
                return self.get(font_name=HEAD_FONT, font_size=16, align="center", **quoted)
            case Role.TITLE:
                return self.get(align="center", **quoted)
            case Role.HEAD:
                return self.get(font_name=HEAD_FONT, align="center", border=1, bg_color="#F2F2F2", **quoted)
            case Role.LABEL if cell.key is not None and cell.key[0] == "fund":
                return self.get(align="left", border=1, indent=2 if cell.key[1] else 1, **quoted)
            case Role.LABEL:
                return self.get(align="center", border=1, **quoted)
        align = _alignment(cell)
        # As text, so that 98%, 1-2 or a long code that someone types later stays as typed. Not for long texts: older
        # Excel shows those of more than 255 characters as ####.
        kept = {"num_format": "@"} if cell.key is not None and cell.key[2] in _TYPED_AS_TEXT else {}
        return self.get(align=align, border=1, indent=0 if align == "center" else 1, **kept, **quoted)


def _alignment(cell: DrawnCell) -> str:
    if cell.unit:
        return "right"
    if cell.numeric or cell.text == "—" or (cell.key is not None and cell.key[2] in _CENTRED):
        return "center"
    return "left"


_CENTRED = _WRITTEN_AS_NUMBER | {
    "target_operator_text", "target_unit", "actual_unit", "is_core", "is_applicable", "likelihood",
    "cause_funding", "cause_rules", "cause_staffing", "cause_equipment", "cause_other", "grade_text",
}  # fmt: skip
_TYPED_AS_TEXT = _CENTRED | {"project_code"}


@dataclass
class Sheet:
    """One worksheet with one or more drawings below one another."""

    worksheet: Worksheet
    styles: Styles
    drawings: list[Drawing]
    widths: list[float] = field(init=False)

    def __post_init__(self) -> None:
        across = max(len(drawing.widths) for drawing in self.drawings)
        self.widths = [
            max(drawing.widths[column] for drawing in self.drawings if column < len(drawing.widths))
            for column in range(across)
        ]

    def write(self) -> list[int]:
        """Write everything; the first row of each drawing."""
        worksheet = self.worksheet
        for column, width in enumerate(self.widths):
            worksheet.set_column(column, column, width)
        starts = []
        row = 0
        for drawing in self.drawings:
            starts.append(row)
            self._write_drawing(drawing, row)
            row += drawing.height + 2
        worksheet.hide_gridlines(2)
        worksheet.set_paper(_PAPER_A4)
        if any(drawing.landscape for drawing in self.drawings):
            worksheet.set_landscape()
        worksheet.fit_to_pages(1, 0)
        worksheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        worksheet.center_horizontally()
        worksheet.set_footer("&C第 &P 页  共 &N 页")
        if len(self.drawings) == 1:
            worksheet.repeat_rows(*self.drawings[0].head_rows)
        else:
            worksheet.set_h_pagebreaks(starts[1:])
        worksheet.print_area(0, 0, row - 3, len(self.widths) - 1)
        # Numbers whose text must stay as written (8.50) are kept as text on purpose.
        worksheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        return starts

    def _write_drawing(self, drawing: Drawing, first_row: int) -> None:
        worksheet = self.worksheet
        for row, height in enumerate(self._heights(drawing)):
            worksheet.set_row(first_row + row, height)
        for cell in drawing.cells:
            row, look = first_row + cell.row, self.styles.of(cell)
            if cell.row_span > 1 or cell.column_span > 1:
                last_row, last_column = row + cell.row_span - 1, cell.column + cell.column_span - 1
                worksheet.merge_range(row, cell.column, last_row, last_column, "", look)
            self._write_text(row, cell, look)

    def _write_text(self, row: int, cell: DrawnCell, look: Format) -> None:
        worksheet, text = self.worksheet, cell.text
        if not text:
            worksheet.write_blank(row, cell.column, None, look)
        elif self._as_number(cell):
            worksheet.write_number(row, cell.column, float(text), look)
        elif len(text) > _LONGEST:
            raise WorkbookLimitError(
                f"“{text[:20]}…”有 {len(text)} 字，超过 Excel 单元格能容纳的 {_LONGEST} 字，请删减后再导出"
            )
        elif text.startswith("<r>") and text.endswith("</r>"):
            # XlsxWriter takes such a string for ready-made markup; in two runs it stays text.
            plain = self.styles.get()
            worksheet.write_rich_string(row, cell.column, plain, text[0], plain, text[1:], look)
        else:
            worksheet.write_string(row, cell.column, text, look)

    def _as_number(self, cell: DrawnCell) -> bool:
        """Whether the text is written as a number: only if that number reads back and shows as this very text."""
        if cell.key is None or not (cell.numeric or cell.key[2] in _WRITTEN_AS_NUMBER) or cell.text == "-0":
            return False
        fits = len(cell.text) < min(self._width(cell), 12)
        return fits and _NUMBER.fullmatch(cell.text) is not None

    def _width(self, cell: DrawnCell) -> float:
        return sum(self.widths[cell.column : cell.column + cell.column_span])

    def _heights(self, drawing: Drawing) -> list[float]:
        """Row heights in points that show every text whole: Excel does not fit merged cells by itself."""
        heights = [_LEAST_HEIGHT] * drawing.height
        heights[0] = 34.0
        for cell in sorted(drawing.cells, key=lambda each: each.row_span):
            lines = line_count(cell.text, self._width(cell))
            rows = range(cell.row, cell.row + cell.row_span)
            least = _ROOM.get(cell.key[2], 0.0) if cell.key else 0.0
            missing = max(lines * LINE_HEIGHT + 5, least) - sum(heights[row] for row in rows)
            if missing > 0:
                for row in rows:
                    heights[row] = min(_TALLEST, heights[row] + missing / cell.row_span)
        return heights


def line_count(text: str, width: float) -> int:
    """Lines that a text takes in a column `width` characters wide."""
    return sum(max(1, math.ceil(_text_width(line) / max(width - 2, 2))) for line in text.splitlines() or [""])


def _text_width(text: str) -> int:
    """The width of a text in half-width characters."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def _sheet_name(drawing: Drawing, taken: set[str]) -> str:
    """A sheet name after the project, as Excel allows it and not yet taken."""
    named = drawing.places.get(("form", None, "project_name")) or drawing.places.get(("form", None, "department"))
    # A name that begins with _ is a helper's, which readers leave out.
    wish = _NOT_IN_NAMES.sub(" ", named.text if named else "").strip(" '_")[:24].rstrip(" '")
    base = wish or drawing.form_type.label
    name, number = base, 1
    while name.casefold() in taken or name.casefold() == "history":
        number += 1
        name = f"{base} ({number})"
    taken.add(name.casefold())
    return name
