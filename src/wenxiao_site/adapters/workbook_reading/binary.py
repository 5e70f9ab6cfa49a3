"""Reads .xls (and WPS .et) through xlrd, which is shielded: forged files make it fail in every way."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import xlrd

from wenxiao_site.adapters.workbook_reading.formats import NumberFormat, number_format, shown_number
from wenxiao_site.adapters.workbook_reading.limits import MOST_CELLS, MOST_SHEETS, UnreadableFileError
from wenxiao_site.adapters.workbook_reading.packages import Found

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Cell, Sheet

_ENCRYPTED, _MACROS, _WORD = "EncryptedPackage", "_VBA_PROJECT", "WordDocument"


def _has_stream(content: bytes, name: str) -> bool:
    """Whether a compound file lists a stream of this name."""
    return name.encode("utf-16-le") in content


def read_binary(content: bytes, name: str) -> tuple[list[Found], bool]:
    """The worksheets of a workbook, and whether it carries macros. Raises UnreadableFileError."""
    if _has_stream(content, _ENCRYPTED):
        raise UnreadableFileError(f"“{name}”设置了打开密码，请取消密码后再上传")
    if _has_stream(content, _WORD):
        raise UnreadableFileError(f"“{name}”是 Word 文档，请把其中的表另存为 .xlsx 再上传")
    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
        sheets = [_found(sheet, book) for sheet in book.sheets()[: MOST_SHEETS + 1]]
    except Exception as error:
        if "ncrypted" in str(error) or "password" in str(error).lower():
            raise UnreadableFileError(f"“{name}”设置了打开密码，请取消密码后再上传") from error
        raise UnreadableFileError(f"“{name}”不完整或已损坏，打不开，请用 Excel 或 WPS 打开后另存为 .xlsx") from error
    if len(sheets) > MOST_SHEETS:
        raise UnreadableFileError(f"“{name}”有超过 {MOST_SHEETS} 张工作表，没有读入，请拆分后上传")
    if sum(len(sheet.cells) for sheet in sheets) > MOST_CELLS:
        raise UnreadableFileError(f"“{name}”有超过 {MOST_CELLS} 个有内容的单元格，没有读入，请拆分后上传")
    return sheets, _has_stream(content, _MACROS)


def _found(sheet: Sheet, book: Book) -> Found:
    cells = {
        (row, column): text
        for row in range(sheet.nrows)
        for column, cell in enumerate(sheet.row(row))
        if (text := _text(cell, book)).strip()
    }
    merged = tuple((top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells)
    return Found(sheet.name, cells, merged, sheet.visibility != 0)


def _text(cell: Cell, book: Book) -> str:
    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return str(cell.value)
        case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_DATE:
            return shown_number(float(cell.value), _format(cell, book), since_1904=book.datemode == 1)
        case xlrd.XL_CELL_BOOLEAN:
            return "是" if cell.value else "否"
        case xlrd.XL_CELL_ERROR:
            return xlrd.error_text_from_code.get(int(cell.value), "#N/A")
    return ""


def _format(cell: Cell, book: Book) -> NumberFormat:
    style = cell.xf_index
    if style is None or style >= len(book.xf_list):
        return NumberFormat()
    code = book.format_map.get(book.xf_list[style].format_key)
    return number_format(code.format_str) if code else NumberFormat()
