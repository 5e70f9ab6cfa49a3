"""Findings marked in the workbook that they were made on: coloured cells, comments, and a sheet that lists them all."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections import defaultdict
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.cell import ERROR_CODES, ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.utils.datetime import to_excel
from openpyxl.utils.exceptions import CellCoordinatesException
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.constants import ARC_CONTENT_TYPES, SHEET_MAIN_NS, XLSM, XLSX
from openpyxl.xml.functions import fromstring, tostring
from xlsxwriter.utility import xl_rowcol_to_cell

from wenxiao.forms.drawing import Drawing, draw
from wenxiao.kernel.citations import Evidence
from wenxiao.kernel.rule import Severity
from wenxiao_site.adapters.workbook_reading import read_sheets, read_workbook
from wenxiao_site.adapters.workbook_writing.sheets import (
    BODY_FONT,
    HEAD_FONT,
    LINE_HEIGHT,
    line_count,
    write_workbook,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from wenxiao.forms.grid import Sheet
    from wenxiao.kernel.findings import Finding

RESULTS_SHEET = "核验结果"
_TITLE = "问效核验结果"
_MARK = "【问效核验】"
_COLOURS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.INFO: "DDEBF7"}
_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
_WEIGHT = list(_WORDS)
_RESULT_HEADS = (
    ("位置", 28), ("编号", 10), ("程度", 7), ("问题与改法", 62), ("表内填写", 16), ("应为", 16), ("依据", 40),
)  # fmt: skip
_LONGEST = 32767
_PACKAGE, _COMPOUND = b"PK", b"\xd0\xcf\x11\xe0"
_MOST_MERGED, _MOST_MERGED_HERE, _LARGEST_PART, _SMALL_SHEET = 200_000, 10_000, 16 * 2**20, 5_000
"""Cells in merged ranges, of a workbook and of one range; bytes of a part; cells of a sheet."""


class _Opened(NamedTuple):
    """A workbook to mark, the findings with their places in it, results of its formulas, a note if it was redrawn."""

    book: Workbook
    findings: list[Finding]
    results: dict[str, dict[str, object]]
    note: str


def annotated_name(name: str) -> str:
    """The file name of an annotated copy: .xlsx and .xlsm keep theirs, everything else becomes an .xlsx."""
    return name if name.lower().endswith((".xlsx", ".xlsm")) else f"{name.rpartition('.')[0] or name}.xlsx"


def annotate(content: bytes, name: str, findings: Sequence[Finding]) -> bytes:
    """The workbook `content` of file `name`, its defective cells coloured and commented, and a sheet of all findings.

    Light red is an error, yellow a warning, blue a hint; the comment says so in words. Marks of an earlier run are
    taken off first. Formulas keep their last results. A file that cannot be marked itself (.xls, JSON, what openpyxl
    refuses) is drawn anew as an .xlsx, which says so. Raises UnreadableFileError.
    """
    listed = [finding for finding in findings if finding.severity is not Severity.OFF]
    book, listed, results, note = _open(content, name, listed)
    _remove_marks(book)
    listed.sort(key=lambda finding: _WEIGHT.index(finding.severity))
    by_cell: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in listed:
        if cell := _cell_of(book, finding):
            by_cell[cell.parent.title, cell.coordinate].append(finding)
    for (sheet, address), group in by_cell.items():
        _mark(book[sheet][address], group)
    _list_findings(book, listed, note)
    return _saved(book, results, name)


# Opening.


def _open(content: bytes, name: str, findings: list[Finding]) -> _Opened:
    if content.startswith(_COMPOUND):
        return _redrawn(read_sheets(content, name), name, findings)
    if not content.startswith(_PACKAGE):
        return _drawn(content, name, findings)
    sheets = read_sheets(content, name)
    if _is_heavy(content, sheets):
        return _redrawn(sheets, name, findings)
    try:
        with warnings.catch_warnings(record=True) as dropped:
            book = load_workbook(io.BytesIO(content), keep_vba=_has_macros(content, name))
            results = _results(content, book)
    except Exception:  # noqa: BLE001  openpyxl fails in many ways on workbooks that others open
        return _redrawn(sheets, name, findings)
    note = "原工作簿里的部分扩展功能（如跨表下拉列表、图片）在本副本中没有保留，请以原件为准。" if dropped else ""
    return _Opened(book, findings, results, note)


def _has_macros(content: bytes, name: str) -> bool:
    """Whether macros are to be kept: an .xlsx may not have any."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return name.lower().endswith(".xlsm") and "xl/vbaProject.bin" in package.namelist()


def _is_heavy(content: bytes, sheets: Sequence[Sheet]) -> bool:
    """Whether openpyxl would need much memory: it makes an object of every cell of a merged range and of every row."""
    merged = sum(_size(area) for sheet in sheets for area in sheet.merged)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        largest = max(part.file_size for part in package.infolist())
    return merged > _MOST_MERGED or largest > _LARGEST_PART


def _size(area: tuple[int, int, int, int]) -> int:
    first_row, first_column, last_row, last_column = area
    return (last_row - first_row + 1) * (last_column - first_column + 1)


def _drawn(content: bytes, name: str, findings: list[Finding]) -> _Opened:
    """Data has no sheet of its own: its forms are drawn in the official layout, and findings placed by their fields."""
    forms = read_workbook(content, name)
    drawings = [_within_limits(draw(form.form_type, form)) for form in forms]
    target = io.BytesIO()
    written = write_workbook(drawings, target)
    by_sheet = {form.sheet: number for number, form in enumerate(forms)}
    placed = []
    for finding in findings:
        number = by_sheet.get(finding.sheet, 0)
        sheet, first_row = written[number]
        place = drawings[number].at(finding.block, finding.row, finding.field)
        address = xl_rowcol_to_cell(first_row + place.row, place.column) if place else ""
        placed.append(replace(finding, sheet=sheet, cell=address))
    book = load_workbook(io.BytesIO(target.getvalue()))
    return _Opened(book, placed, {}, f"“{name}”不是工作簿，这里按官方版式画出其中的表。")


def _within_limits(drawing: Drawing) -> Drawing:
    """The drawing with texts cut that no Excel cell can hold."""
    cells = (
        replace(cell, text=f"{cell.text[: _LONGEST - 1]}…") if len(cell.text) > _LONGEST else cell
        for cell in drawing.cells
    )
    return replace(drawing, cells=tuple(cells))


def _redrawn(sheets: Sequence[Sheet], name: str, findings: list[Finding]) -> _Opened:
    """A workbook that cannot be marked itself: the same texts at the same places in a new one."""
    book = Workbook()
    book.remove(book.worksheets[0])
    wanted = {finding.sheet for finding in findings}
    note = f"“{name}”无法直接标注，这里按原文字、原位置另存为 .xlsx，字体、边框和公式没有保留"
    for sheet in sheets:
        if sheet.name in wanted or len(sheet.cells) <= _SMALL_SHEET:
            _redraw(book.create_sheet(), sheet)
        else:
            note += f"，没有问题的大表“{sheet.name}”没有抄录"
    return _Opened(book, findings, {}, f"{note}。")


def _redraw(worksheet: Worksheet, sheet: Sheet) -> None:
    with suppress(ValueError):  # a name that Excel itself would refuse
        worksheet.title = sheet.name
    for (row, column), text in sheet.cells.items():
        cell = worksheet.cell(row + 1, column + 1)
        _put(cell, text)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    for column in {column for _, column in sheet.cells}:
        worksheet.column_dimensions[get_column_letter(column + 1)].width = 16
    for area in sheet.merged:
        if _size(area) <= _MOST_MERGED_HERE:
            first_row, first_column, last_row, last_column = area
            worksheet.merge_cells(None, first_row + 1, first_column + 1, last_row + 1, last_column + 1)


# Marking.


def _cell_of(book: Workbook, finding: Finding) -> Cell | None:
    """The cell of a finding, the first one where it is merged; None without a place in this workbook."""
    worksheet = book[finding.sheet] if finding.sheet in book.sheetnames else None
    if not isinstance(worksheet, Worksheet) or not finding.cell:
        return None
    try:
        cell = worksheet[finding.cell]
    except (CellCoordinatesException, ValueError):
        return None
    if isinstance(cell, MergedCell):
        area = next(area for area in worksheet.merged_cells.ranges if cell.coordinate in area)
        cell = worksheet.cell(area.min_row, area.min_col)
    return cell if isinstance(cell, Cell) else None


def _mark(cell: Cell, findings: Sequence[Finding]) -> None:
    """Colour a cell after its gravest finding and say all of them in one comment, below what it already said."""
    cell.fill = PatternFill("solid", fgColor=_COLOURS[findings[0].severity])
    own, author = (f"{cell.comment.text}\n", cell.comment.author) if cell.comment else ("", "问效")
    text = _clean(own + "\n".join([_MARK, *(_sentence(finding) for finding in findings)]))
    lines = sum(1 + len(line) // 24 for line in text.splitlines())
    cell.comment = Comment(text, author, height=min(30 + 18 * lines, 500), width=360)


def _sentence(finding: Finding) -> str:
    expected = f"\n应为：{finding.expected}" if finding.expected is not None else ""
    source = _source(finding)
    return f"{finding.code} {_WORDS[finding.severity]}：{finding.message}{expected}" + (
        f"\n依据：{source}" if source else ""
    )


def _source(finding: Finding) -> str:
    """Instrument and article, and how sure we are of them."""
    evidence = f"〔{Evidence(finding.evidence).label}〕" if finding.evidence else ""
    return " ".join(part for part in (finding.instrument, finding.article, evidence) if part)


def _remove_marks(book: Workbook) -> None:
    """Take off the colours, comments and list of an earlier run."""
    for worksheet in book.worksheets:
        if worksheet.title.startswith(RESULTS_SHEET) and worksheet["A1"].value == _TITLE:
            book.remove(worksheet)
            continue
        for cell in _cells(worksheet):
            if cell.comment and _MARK in cell.comment.text:
                before, author = cell.comment.text.partition(_MARK)[0].rstrip(), cell.comment.author
                cell.comment = Comment(before, author) if before else None
                cell.fill = PatternFill()


def _cells(worksheet: Worksheet) -> list[Cell]:
    """The cells that are there; `iter_rows` would walk the whole rectangle, which a stray cell makes endless."""
    return [cell for cell in worksheet._cells.values() if isinstance(cell, Cell)]  # noqa: SLF001


def _list_findings(book: Workbook, findings: Sequence[Finding], note: str) -> None:
    """A sheet with every finding, gravest first, each linked to its cell."""
    worksheet = book.create_sheet(RESULTS_SHEET)
    counts = "，".join(
        f"{word} {sum(finding.severity is severity for finding in findings)} 条" for severity, word in _WORDS.items()
    )
    _put(worksheet["A1"], _TITLE, Font(name=HEAD_FONT, size=14))
    _put(worksheet["A2"], f"{counts}。{note}", Font(name=BODY_FONT, size=10.5))
    for column, (head, width) in enumerate(_RESULT_HEADS, 1):
        _put(worksheet.cell(4, column), head, Font(name=HEAD_FONT, size=10.5))
        worksheet.cell(4, column).fill = PatternFill("solid", fgColor="F2F2F2")
        worksheet.column_dimensions[get_column_letter(column)].width = width
    for row, finding in enumerate(findings, 5):
        cell = _cell_of(book, finding)
        place = f"{finding.sheet} {finding.cell}".strip() or "整个文件"
        word, source = _WORDS[finding.severity], _source(finding)
        texts = (place, finding.code, word, finding.message, finding.printed, finding.expected, source)
        for column, text in enumerate(texts, 1):
            _put(worksheet.cell(row, column), text or "", Font(name=BODY_FONT, size=10.5))
            worksheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top")
        lines = max(line_count(text or "", width) for text, (_, width) in zip(texts, _RESULT_HEADS, strict=True))
        worksheet.row_dimensions[row].height = min(lines * LINE_HEIGHT + 5, 409)
        worksheet.cell(row, 3).fill = PatternFill("solid", fgColor=_COLOURS[finding.severity])
        if cell:
            link = worksheet.cell(row, 1)
            location = f"{quote_sheetname(cell.parent.title)}!{cell.coordinate}"
            link.hyperlink = Hyperlink(ref=link.coordinate, location=location, display=place)
            link.font = Font(name=BODY_FONT, size=10.5, underline="single", color="0563C1")
    worksheet.freeze_panes = "A5"
    worksheet.auto_filter.ref = f"A4:{get_column_letter(len(_RESULT_HEADS))}{4 + max(len(findings), 1)}"
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.paperSize = worksheet.PAPERSIZE_A4
    worksheet.sheet_properties.pageSetUpPr.fitToPage = True
    worksheet.page_setup.fitToHeight = 0
    worksheet.print_title_rows = "4:4"


def _put(cell: Cell | MergedCell, text: str, font: Font | None = None) -> None:
    """Write a text as text, whatever it begins with."""
    if isinstance(cell, MergedCell):
        return
    cell.value = _clean(text)
    if cell.data_type != "n":
        cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    if font:
        cell.font = font


def _clean(text: str) -> str:
    """The text without characters that XML forbids, cut to what a cell holds."""
    return str(ILLEGAL_CHARACTERS_RE.sub("", text))[:_LONGEST]


# Results of formulas.


def _results(content: bytes, book: Workbook) -> dict[str, dict[str, object]]:
    """The last results of the formulas of `book`, by sheet and address."""
    formulas = {
        worksheet.title: [cell.coordinate for cell in _cells(worksheet) if cell.data_type == "f"]
        for worksheet in book.worksheets
    }
    if not any(formulas.values()):
        return {}
    values = load_workbook(io.BytesIO(content), data_only=True)
    return {
        title: {address: values[title][address].value for address in addresses}
        for title, addresses in formulas.items()
        if addresses
    }


def _saved(book: Workbook, results: Mapping[str, Mapping[str, object]], name: str) -> bytes:
    """The workbook as a file, the last results of its formulas put back: openpyxl keeps formulas or results, not both.

    Without them the copy would look empty to every program that does not compute.
    """
    target = io.BytesIO()
    book.save(target)
    changes: dict[str, Callable[[bytes], bytes]] = {
        f"xl/worksheets/sheet{place}.xml": partial(_fill_in, results[worksheet.title])
        for place, worksheet in enumerate(book.worksheets, 1)
        if worksheet.title in results
    }
    if name.lower().endswith(".xlsm") and not book.vba_archive:
        # Excel opens an .xlsm, even one without macros, only if its content says that it is one.
        changes[ARC_CONTENT_TYPES] = lambda part: part.replace(XLSX.encode(), XLSM.encode())
    if not changes:
        return target.getvalue()
    changed = io.BytesIO()
    with zipfile.ZipFile(target) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            part = old.read(item)
            new.writestr(item, changes[item.filename](part) if item.filename in changes else part)
    return changed.getvalue()


def _fill_in(by_address: Mapping[str, object], part: bytes) -> bytes:
    root = fromstring(part)
    for cell in root.iter(f"{{{SHEET_MAIN_NS}}}c"):
        value, place = by_address.get(cell.get("r", "")), cell.find(f"{{{SHEET_MAIN_NS}}}v")
        if value is None or place is None:
            continue
        match value:
            case bool():
                cell.set("t", "b")
                place.text = str(int(value))
            case str():
                cell.set("t", "e" if value in ERROR_CODES else "str")
                place.text = value
            case datetime() | date() | time() | timedelta():
                place.text = str(to_excel(value))  # type: ignore[no-untyped-call]
            case _:
                place.text = str(value)
    return tostring(root)  # type: ignore[return-value]  # it is bytes, whatever the stubs say
