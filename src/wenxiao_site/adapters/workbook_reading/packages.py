"""Reads .xlsx and .xlsm as streams: only cells with content are held, and nothing is unpacked before it is measured.

A general reader is not used for the cells: calamine lays out the rectangle between the first and the last cell, so that
two cells in opposite corners of a sheet end the process, and openpyxl walks it. See docs/decisions.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from openpyxl.utils.escape import unescape

from wenxiao.forms.grid import UNCOMPUTED, place
from wenxiao_site.adapters.workbook_reading.formats import NumberFormat, builtin_format, number_format, shown_number
from wenxiao_site.adapters.workbook_reading.limits import (
    MOST_CELLS,
    MOST_RANGES,
    MOST_RATIO,
    MOST_SHEETS,
    MOST_UNPACKED,
    SMALL_PART,
    UnreadableFileError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

S = TypeVar("S", bound="_Worksheet")
_CHUNK = 2**16
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MOST_ROWS, _MOST_COLUMNS = 2**20, 2**14
_LONGEST_TEXT = 32_767
_MOST_FIELDS = 200
"""Columns of a long table; what stands farther right is no field."""
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, ExpatError, LookupError, ValueError, RuntimeError,
)  # fmt: skip
_NOT_WORKBOOKS = {
    "word/document.xml": "是 Word 文档",
    "ppt/presentation.xml": "是演示文稿",
    "xl/workbook.bin": "是二进制工作簿（.xlsb）",
    "content.xml": "是 OpenDocument 文件",
}


class Found(NamedTuple):
    """A sheet as it came out of a file."""

    name: str
    cells: dict[tuple[int, int], str]
    merged: tuple[tuple[int, int, int, int], ...]
    is_hidden: bool


class Limits(NamedTuple):
    """How much may be read: cells with content, and bytes when unpacked."""

    cells: int = MOST_CELLS
    unpacked: int = MOST_UNPACKED


class _Listed(NamedTuple):
    name: str
    part: str
    is_hidden: bool


def read_package(content: bytes, name: str) -> tuple[list[Found], bool]:
    """The worksheets of a workbook, and whether it carries macros. Raises UnreadableFileError."""
    with _opened(content, name, Limits(MOST_CELLS, MOST_UNPACKED)) as package:
        found = [
            Found(title, sheet.cells, tuple(sheet.merged), is_hidden)
            for title, is_hidden, sheet in package.sheets(_Worksheet)
        ]
        return found, "xl/vbaProject.bin" in package.package.namelist()


def read_lines(content: bytes, name: str, limits: Limits) -> list[tuple[str, list[tuple[int, list[str]]]]]:
    """The sheets that are not hidden as rows of texts, each with its number in the sheet. Raises UnreadableFileError.

    For long tables: a row is a list from its first column to its last cell with content; empty rows are left out.
    """
    with _opened(content, name, limits) as package:
        return [(title, sheet.lines) for title, is_hidden, sheet in package.sheets(_Rows) if not is_hidden]


@contextmanager
def _opened(content: bytes, name: str, limits: Limits) -> Iterator[_Package]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            _check_size(package, name, limits)
            yield _Package(package, name, limits)
    except UnreadableFileError:
        raise
    except _DAMAGED as error:
        raise UnreadableFileError(f"“{name}”不完整或已损坏，打不开，请重新保存或重新上传") from error


def _check_size(package: zipfile.ZipFile, name: str, limits: Limits) -> None:
    """Refuse by the sizes that the file states; `_Package` counts again while unpacking, in case they lie."""
    parts = package.infolist()
    if "xl/workbook.xml" not in package.NameToInfo:
        known = next(
            (words for part, words in _NOT_WORKBOOKS.items() if part in package.NameToInfo), "不是 Excel 工作簿"
        )
        raise UnreadableFileError(f"“{name}”{known}，请另存为 .xlsx 再上传")
    if any(part.compress_type not in _COMPRESSIONS for part in parts):
        raise zipfile.BadZipFile("compression that no workbook uses")
    swollen = any(
        part.file_size > SMALL_PART and part.file_size > MOST_RATIO * max(part.compress_size, 1) for part in parts
    )
    if swollen or sum(part.file_size for part in parts) > limits.unpacked:
        raise UnreadableFileError(f"“{name}”解压后过大（上限 {limits.unpacked // 2**20} MB），没有打开")


class _Package:
    """An open workbook: its strings, its number formats, and its sheets one after another."""

    def __init__(self, package: zipfile.ZipFile, name: str, limits: Limits) -> None:
        self.package = package
        self.name = name
        self.limits = limits
        self.unpacked = 0
        self.cells = 0

    def sheets(self, reader: Callable[..., S]) -> Iterator[tuple[str, bool, S]]:
        """The worksheets in the order of their tabs: title, whether hidden, and what `reader` made of it."""
        workbook = _Workbook()
        self._parse("xl/workbook.xml", workbook)
        relations = _Relations()
        self._parse("xl/_rels/workbook.xml.rels", relations)
        if len(workbook.sheets) > MOST_SHEETS:
            raise UnreadableFileError(
                f"“{self.name}”有 {len(workbook.sheets)} 张工作表，超过上限 {MOST_SHEETS} 张，请拆分后上传"
            )
        strings, styles = _Strings(), _Styles()
        for kind, handler in (("sharedStrings", strings), ("styles", styles)):
            if part := relations.of_kind(kind):
                self._parse(part, handler)
        for title, relation, is_hidden in workbook.sheets:
            part = relations.worksheet(relation)
            if part:
                sheet = reader(self, title, strings.texts, styles.formats, since_1904=workbook.since_1904)
                self._parse(part, sheet)
                yield title, is_hidden, sheet

    def count_cell(self, title: str) -> None:
        """Called for each cell with content."""
        self.cells += 1
        if self.cells > self.limits.cells:
            raise UnreadableFileError(
                f"“{self.name}”到工作表“{title}”为止已有超过 {self.limits.cells} 个"
                "有内容的单元格，没有读入，请拆分后上传"
            )

    def _parse(self, part: str, handler: _Handler) -> None:
        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = handler.start
        parser.EndElementHandler = handler.end
        parser.CharacterDataHandler = handler.text
        parser.StartDoctypeDeclHandler = _refuse_declarations
        handler.parser = parser
        with self.package.open(part) as stream:
            chunk = b"-"
            while chunk:
                chunk = stream.read(_CHUNK)
                self.unpacked += len(chunk)
                if self.unpacked > self.limits.unpacked:
                    most = self.limits.unpacked // 2**20
                    raise UnreadableFileError(f"“{self.name}”解压后过大（上限 {most} MB），没有打开")
                parser.Parse(chunk, not chunk)


def _refuse_declarations(*_: object) -> None:
    """Workbooks declare no entities; files that do want to blow up the parser."""
    raise zipfile.BadZipFile("document type declaration")


class _Handler:
    """Handles the events of one part. Element names come with whatever prefix the writer chose."""

    parser: XMLParserType

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Character data."""


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


class _Workbook(_Handler):
    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.since_1904 = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            self.sheets.append((attributes.get("name", ""), relation, attributes.get("state", "visible") != "visible"))
        elif _local(tag) == "workbookPr":
            self.since_1904 = attributes.get("date1904") in {"1", "true"}


class _Relations(_Handler):
    def __init__(self) -> None:
        self.parts: dict[str, tuple[str, str]] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            part = target[1:] if target.startswith("/") else f"xl/{target}"
            self.parts[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], part)

    def of_kind(self, kind: str) -> str | None:
        """The part of a kind that a workbook has once."""
        return next((part for each, part in self.parts.values() if each == kind), None)

    def worksheet(self, relation: str) -> str | None:
        """The part of a sheet, None for chart sheets and the like."""
        kind, part = self.parts.get(relation, ("", ""))
        return part if kind == "worksheet" else None


class _Strings(_Handler):
    """Shared strings; pronunciations (rPh) are no content."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._inside = self._silent = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002  what expat calls handlers with
        match _local(tag):
            case "si":
                self._parts = []
            case "t":
                self._inside = not self._silent
            case "rPh":
                self._silent = True

    def end(self, tag: str) -> None:
        match _local(tag):
            case "si":
                self.texts.append(unescape("".join(self._parts)))
            case "t":
                self._inside = False
            case "rPh":
                self._silent = False

    def text(self, data: str) -> None:
        if self._inside:
            self._parts.append(data)


class _Styles(_Handler):
    """The number format of each cell style."""

    def __init__(self) -> None:
        self.formats: list[NumberFormat] = []
        self._codes: dict[int, str] = {}
        self._inside = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        match _local(tag):
            case "numFmt" if attributes.get("numFmtId", "").isdecimal():
                self._codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
            case "cellXfs":
                self._inside = True
            case "xf" if self._inside:
                self.formats.append(self._format(attributes.get("numFmtId", "0")))

    def end(self, tag: str) -> None:
        if _local(tag) == "cellXfs":
            self._inside = False

    def _format(self, identifier: str) -> NumberFormat:
        number = int(identifier) if identifier.isdecimal() else 0
        return number_format(self._codes[number]) if number in self._codes else builtin_format(number)


_PLAIN = NumberFormat()


class _Worksheet(_Handler):
    """The cells with content and the merged ranges of a sheet."""

    def __init__(
        self, package: _Package, title: str, strings: list[str], formats: list[NumberFormat], *, since_1904: bool
    ) -> None:
        self.package, self.title, self.strings, self.formats = package, title, strings, formats
        self.since_1904 = since_1904
        self.cells: dict[tuple[int, int], str] = {}
        self.merged: list[tuple[int, int, int, int]] = []
        self._row, self._column = -1, -1
        self._attributes: Mapping[str, str] = {}
        self._value: list[str] = []
        self._inside = self._has_formula = self._silent = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        match _local(tag):
            case "c":
                self._begin_cell(attributes)
            case "v" | "t":
                self._inside = not self._silent
            case "rPh":
                self._silent = True
            case "f":
                self._has_formula = True
            case "row":
                number = attributes.get("r", "")
                self._row = int(number) - 1 if number.isdecimal() else self._row + 1
                self._column = -1
            case "mergeCell" if len(self.merged) < MOST_RANGES:
                first, _, last = attributes.get("ref", "").partition(":")
                if last and (start := _place(first)) and (end := _place(last)):
                    self.merged.append((*start, *end))

    def end(self, tag: str) -> None:
        match _local(tag):
            case "v" | "t":
                self._inside = False
            case "rPh":
                self._silent = False
            case "c":
                text = self._text()
                if text.strip():
                    self.package.count_cell(self.title)
                    self.keep(text[:_LONGEST_TEXT])

    def keep(self, text: str) -> None:
        """Keep the text of the cell that has just been read."""
        self.cells[self._row, self._column] = text

    def text(self, data: str) -> None:
        if self._inside:
            self._value.append(data)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        at = _place(attributes.get("r", ""))
        self._row, self._column = at or (self._row, self._column + 1)
        self._attributes = attributes
        self._value = []
        self._has_formula = False

    def _text(self) -> str:
        value, kind = "".join(self._value), self._attributes.get("t", "n")
        if not value:
            return UNCOMPUTED if self._has_formula and kind == "n" else ""
        match kind:
            case "s":
                return self.strings[int(value)]
            case "b":
                return "是" if value.strip() == "1" else "否"
            case "n":
                return self._number(value)
            case "inlineStr" | "str":
                return unescape(value)
        return value

    def _number(self, value: str) -> str:
        style = self._attributes.get("s", "0")
        number = int(style) if style.isdecimal() else 0
        try:
            return shown_number(
                float(value), self.formats[number] if number < len(self.formats) else _PLAIN, since_1904=self.since_1904
            )
        except ValueError:
            at = place(self._row, self._column)
            raise UnreadableFileError(
                f"“{self.package.name}”已损坏：工作表“{self.title}”{at} 存的不是数，请用 Excel 或 WPS 打开后另存一次"
            ) from None


class _Rows(_Worksheet):
    """The same as rows of texts."""

    def __init__(self, *given: Any, **options: Any) -> None:  # noqa: ANN401 - those of `_Worksheet`
        super().__init__(*given, **options)
        self.lines: list[tuple[int, list[str]]] = []

    def keep(self, text: str) -> None:
        """Append to the row that is being read."""
        if not self.lines or self.lines[-1][0] != self._row + 1:
            self.lines.append((self._row + 1, []))
        line = self.lines[-1][1]
        if len(line) < self._column:
            if self._column > _MOST_FIELDS:
                return
            line.extend([""] * (self._column - len(line)))
        if len(line) == self._column:
            line.append(text)


def _place(address: str) -> tuple[int, int] | None:
    """Row and column, counted from 0, of an address like B7; None where it is none or lies outside a sheet."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    row = int(found[2])
    return (row - 1, column - 1) if 1 <= row <= _MOST_ROWS and column <= _MOST_COLUMNS else None
