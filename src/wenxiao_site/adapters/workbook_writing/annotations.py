"""Findings marked in the workbook that they were made on: coloured cells, comments, and a sheet that lists them all."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime, time, timedelta
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
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring, tostring
from xlsxwriter.utility import xl_rowcol_to_cell

from wenxiao.forms.drawing import draw
from wenxiao.kernel.rule import Severity
from wenxiao_site.adapters.workbook_reading import read_sheets, read_workbook
from wenxiao_site.adapters.workbook_writing.sheets import BODY_FONT, HEAD_FONT, write_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wenxiao.forms.grid import Sheet
    from wenxiao.kernel.findings import Finding

RESULTS_SHEET = "核验结果"
_TITLE = "问效核验结果"
_MARK = "【问效核验】"
_COLOURS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.INFO: "DDEBF7"}
_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "提示"}
_WEIGHT = list(_WORDS)
_RESULT_HEADS = (
    ("位置", 22), ("编号", 10), ("程度", 7), ("问题与改法", 62), ("表内填写", 16), ("应为", 16), ("依据", 44),
)  # fmt: skip
_LONGEST = 32767


class _Opened(NamedTuple):
    """A workbook to mark, the findings with their places in it, results of formulas, a sentence if it is a redrawing."""

    book: Workbook
    findings: list[Finding]
    results: dict[int, dict[str, object]]
    note: str


def annotated_name(name: str) -> str:
    """The file name of an annotated copy: .xlsx and .xlsm keep theirs, everything else becomes an .xlsx."""
    return name if name.lower().endswith((".xlsx", ".xlsm")) else f"{name.rpartition('.')[0] or name}.xlsx"


def annotate(content: bytes, name: str, findings: Sequence[Finding]) -> bytes:
    """The workbook `content` (file `name`) with its defective cells coloured and commented, and a sheet of all findings.

    Light red is an error, yellow a warning, blue a hint; the comment says so in words. Marks of an earlier run are taken
    off first. Formulas keep their last results. A file that cannot be marked itself (.xls, JSON, a workbook that
    openpyxl refuses) is drawn anew as an .xlsx, which says so. Raises UnreadableFileError.
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
    target = io.BytesIO()
    book.save(target)
    return _with_results(target.getvalue(), results)


# Opening.


def _open(content: bytes, name: str, findings: list[Finding]) -> _Opened:
    if zipfile.is_zipfile(io.BytesIO(content)):
        try:
            book = load_workbook(io.BytesIO(content), keep_vba=name.lower().endswith(".xlsm"))
        except Exception:  # noqa: BLE001  openpyxl fails in many ways on workbooks that others open
            return _redrawn(content, name, findings)
        return _Opened(book, findings, _results(content, book), "")
    if name.lower().endswith(".json"):
        return _drawn(content, name, findings)
    return _redrawn(content, name, findings)


def _drawn(content: bytes, name: str, findings: list[Finding]) -> _Opened:
    """Data has no sheet of its own: its forms are drawn in the official layout, and findings placed by their fields."""
    forms = read_workbook(content, name)
    drawings = [draw(form.form_type, form) for form in forms]
    target = io.BytesIO()
    written = write_workbook(drawings, target)
    placed = []
    for finding in findings:
        owners = [each for each, form in enumerate(forms) if form.sheet == finding.sheet]
        place = drawings[owners[0]].places.get((finding.block, finding.row, finding.field)) if len(owners) == 1 else None
        if place:
            sheet, first_row = written[owners[0]]
            address = xl_rowcol_to_cell(first_row + place.row, place.column)
            placed.append(replace(finding, sheet=sheet, cell=address))
        else:
            placed.append(replace(finding, cell=""))
    book = load_workbook(io.BytesIO(target.getvalue()))
    return _Opened(book, placed, {}, f"原文件“{name}”不是工作簿，这里按官方版式画出其中的表。")


def _redrawn(content: bytes, name: str, findings: list[Finding]) -> _Opened:
    """A workbook that cannot be marked itself: the same texts at the same places in a new one."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in read_sheets(content, name):
        _redraw(book.create_sheet(sheet.name), sheet)
    return _Opened(book, findings, {}, f"“{name}”无法直接标注，这里按原文字、原位置另存为 .xlsx，字体、边框和公式没有保留。")


def _redraw(worksheet: Worksheet, sheet: Sheet) -> None:
    for (row, column), text in sheet.cells.items():
        cell = worksheet.cell(row + 1, column + 1)
        _put(cell, text)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        worksheet.column_dimensions[get_column_letter(column + 1)].width = 16
    for first_row, first_column, last_row, last_column in sheet.merged:
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
    own = f"{cell.comment.text}\n" if cell.comment else ""
    text = _clean(own + "\n".join([_MARK, *(_sentence(finding) for finding in findings)]))
    lines = sum(1 + len(line) // 24 for line in text.splitlines())
    cell.comment = Comment(text, "问效", height=min(30 + 18 * lines, 500), width=360)


def _sentence(finding: Finding) -> str:
    expected = f"\n应为：{finding.expected}" if finding.expected is not None else ""
    source = _source(finding)
    return f"{finding.code} {_WORDS[finding.severity]}：{finding.message}{expected}" + (f"\n依据：{source}" if source else "")


def _source(finding: Finding) -> str:
    return " ".join(part for part in (finding.instrument, finding.article) if part)


def _remove_marks(book: Workbook) -> None:
    """Take off the colours, comments and list of an earlier run."""
    for worksheet in book.worksheets:
        if worksheet.title.startswith(RESULTS_SHEET) and worksheet["A1"].value == _TITLE:
            book.remove(worksheet)
            continue
        for row in worksheet.iter_rows():
            for cell in row:
                if isinstance(cell, Cell) and cell.comment and _MARK in cell.comment.text:
                    before, author = cell.comment.text.partition(_MARK)[0].rstrip(), cell.comment.author
                    cell.comment = Comment(before, author) if before else None
                    cell.fill = PatternFill()


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
        place = f"{finding.sheet} {finding.cell}".strip() if cell else finding.sheet or "整表"
        word, source = _WORDS[finding.severity], _source(finding)
        texts = (place, finding.code, word, finding.message, finding.printed, finding.expected, source)
        for column, text in enumerate(texts, 1):
            _put(worksheet.cell(row, column), text or "", Font(name=BODY_FONT, size=10.5))
            worksheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top")
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


def _results(content: bytes, book: Workbook) -> dict[int, dict[str, object]]:
    """The last results of the formulas of `book`, by the place of the sheet (from 1) and the address."""
    formulas = {
        place: [cell.coordinate for row in worksheet.iter_rows() for cell in row if cell.data_type == "f"]
        for place, worksheet in enumerate(book.worksheets, 1)
    }
    if not any(formulas.values()):
        return {}
    values = load_workbook(io.BytesIO(content), data_only=True).worksheets
    return {
        place: {address: values[place - 1][address].value for address in addresses}
        for place, addresses in formulas.items()
        if addresses
    }


def _with_results(saved: bytes, results: Mapping[int, Mapping[str, object]]) -> bytes:
    """The saved workbook with the last results of its formulas put back: openpyxl keeps formulas or results, not both.

    Without them the copy would look empty to every program that does not compute.
    """
    if not results:
        return saved
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        sheets = {f"xl/worksheets/sheet{place}.xml": by_address for place, by_address in results.items()}
        for item in old.infolist():
            part = old.read(item)
            new.writestr(item, _fill_in(part, sheets[item.filename]) if item.filename in sheets else part)
    return target.getvalue()


def _fill_in(part: bytes, by_address: Mapping[str, object]) -> bytes:
    root = fromstring(part)
    for cell in root.iter(f"{{{SHEET_MAIN_NS}}}c"):
        value, place = by_address.get(cell.get("r")), cell.find(f"{{{SHEET_MAIN_NS}}}v")
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
                place.text = str(to_excel(value))
            case _:
                place.text = str(value)
    return bytes(tostring(root))
