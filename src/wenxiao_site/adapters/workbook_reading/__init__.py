"""Files in: workbooks and JSON records become raw forms, or one Chinese sentence that says why not."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from wenxiao.forms.grid import Sheet
from wenxiao.forms.reading import find_forms
from wenxiao.forms.records import forms_from_records
from wenxiao_site.adapters.workbook_reading.binary import read_binary
from wenxiao_site.adapters.workbook_reading.limits import MOST_BYTES, UnreadableFileError
from wenxiao_site.adapters.workbook_reading.packages import Found, read_package

if TYPE_CHECKING:
    from wenxiao.forms.raw import RawForm

__all__ = ["UnreadableFileError", "read_file", "read_sheets", "read_workbook"]

_PACKAGE, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|table|\?xml|meta|style)", re.IGNORECASE)
_RECORDS = re.compile(rb"^(?:\xef\xbb\xbf)?\s*[\[{]")
_NAMED = 3
"""Sheets named in a sentence; the others are counted."""
_OWN_SHEETS = ("_", "核验结果")
"""Sheets of helpers in our templates, and of findings in our annotated copies."""
_MACROS = "工作簿带有宏，宏没有运行，只读取了单元格的内容"


def read_file(content: bytes, name: str) -> list[RawForm]:
    """The forms of a file, at least one: a workbook (.xlsx, .xlsm, .xls) or records in JSON, told by its content.

    What was left out (sheets without a form, hidden sheets, macros) is among the problems of the first form.
    Raises UnreadableFileError.
    """
    if name.lower().endswith(".json") or _RECORDS.match(content):
        return _read_records(content, name)
    sheets, has_macros = _sheets(content, name)
    by_sheet = [(sheet, [] if sheet.is_hidden else find_forms(_sheet(sheet), name)) for sheet in sheets]
    forms = [form for _, found in by_sheet for form in found]
    left_out = [sheet for sheet, found in by_sheet if not found and sheet.cells]
    left_out = [sheet for sheet in left_out if not sheet.name.startswith(_OWN_SHEETS)]
    if not forms:
        raise UnreadableFileError(f"“{name}”里没有认出绩效表：{_why_none(sheets)}")
    forms[0].problems += [(sentence, "") for sentence in _notes(left_out, has_macros=has_macros)]
    return forms


read_workbook = read_file


def read_sheets(content: bytes, name: str) -> list[Sheet]:
    """The sheets of a workbook as grids, hidden ones too. Raises UnreadableFileError."""
    return [_sheet(sheet) for sheet in _sheets(content, name)[0]]


def _sheet(found: Found) -> Sheet:
    return Sheet(found.name, found.cells, found.merged)


def _sheets(content: bytes, name: str) -> tuple[list[Found], bool]:
    if len(content) > MOST_BYTES:
        raise UnreadableFileError(f"“{name}”有 {len(content) // 2**20} MB，超过上限 {MOST_BYTES // 2**20} MB，没有打开")
    if content.startswith(_PACKAGE):
        return read_package(content, name)
    if content.startswith(_COMPOUND):
        return read_binary(content, name)
    if not content:
        raise UnreadableFileError(f"“{name}”是空文件")
    if _MARKUP.match(content):
        raise UnreadableFileError(f"“{name}”其实是网页或 XML 文件，请用 Excel 或 WPS 打开后另存为 .xlsx")
    raise UnreadableFileError(f"“{name}”不是 Excel 工作簿，请上传 .xlsx、.xlsm 或 .xls 文件")


def _read_records(content: bytes, name: str) -> list[RawForm]:
    if len(content) > MOST_BYTES:
        raise UnreadableFileError(f"“{name}”有 {len(content) // 2**20} MB，超过上限 {MOST_BYTES // 2**20} MB，没有打开")
    try:
        data = json.loads(content.decode("utf-8-sig"), parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise UnreadableFileError(
            f"“{name}”不是完整的 JSON：第 {error.lineno} 行第 {error.colno} 列读不下去"
        ) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(f"“{name}”不是 UTF-8 编码的 JSON，或其中的数过长、嵌套过深") from error
    try:
        forms = forms_from_records(data, name)
    except ValueError as error:
        raise UnreadableFileError(f"“{name}”的内容不是绩效表：{error}") from error
    if not forms:
        raise UnreadableFileError(f"“{name}”里没有绩效表")
    return forms


def _why_none(sheets: list[Found]) -> str:
    if not any(sheet.cells for sheet in sheets):
        return "工作表都是空的"
    visible = [sheet.name for sheet in sheets if sheet.cells and not sheet.is_hidden]
    if not visible:
        return "有内容的工作表都隐藏着，请取消隐藏后再上传"
    return f"工作表{_listed(visible)}没有“一级指标、三级指标、年度指标值、分值”这样的表头，请按官方表样填写"


def _notes(left_out: list[Found], *, has_macros: bool) -> list[str]:
    hidden = [sheet.name for sheet in left_out if sheet.is_hidden]
    unknown = [sheet.name for sheet in left_out if not sheet.is_hidden]
    notes = [f"工作表{_listed(unknown)}里没有认出绩效表，没有读入"] if unknown else []
    notes += [f"隐藏的工作表{_listed(hidden)}没有读入"] if hidden else []
    return [*notes, _MACROS] if has_macros else notes


def _listed(names: list[str]) -> str:
    shown = "".join(f"“{name}”" for name in names[:_NAMED])
    return shown if len(names) <= _NAMED else f"{shown}等 {len(names)} 张"
