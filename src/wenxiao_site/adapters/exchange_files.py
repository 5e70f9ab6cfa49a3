"""Files of the exchange: tables of texts as Excel, CSV or JSON, with the place that each row came from.

Excel is read as a stream, row by row; a table is recognised by its heads, which are field names or labels.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from wenxiao_site.adapters.workbook_reading.limits import UnreadableFileError
from wenxiao_site.adapters.workbook_reading.packages import Limits, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Value = str | int | Decimal | None

MOST_ROWS: Final = 1_000_000
LIMITS: Final = Limits(cells=12_000_000, unpacked=1_200 * 2**20)
_HEAD_WITHIN: Final = 6
"""Rows in which the head is looked for."""
_PACKAGE: Final = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Lines:
    """Rows under a head. `numbers`: of the rows in the file, from 1; `letters`: of the columns, empty where none."""

    sheet: str
    heads: tuple[str, ...]
    numbers: list[int]
    rows: list[list[str]] = field(repr=False)
    letters: tuple[str, ...] = ()


def read(content: bytes, name: str, known: Mapping[str, frozenset[str]]) -> dict[str, Lines]:
    """The tables of a file: name → lines. `known`: table → names and labels of its heads. Raises UnreadableFileError.

    A table is the one with most heads in common, at least half of those that the sheet has.
    """
    if content.startswith(_PACKAGE):
        found = _workbook(content, name, known)
    elif content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"["):
        found = _records(content, name, known)
    else:
        found = _comma_separated(content, name, known)
    if not found:
        tables = "、".join(known)
        raise UnreadableFileError(f"“{name}”里没有认出数据表：表头应是字段名或中文名称，可以是 {tables}。")
    if sum(len(each.rows) for each in found.values()) > MOST_ROWS:
        raise UnreadableFileError(f"“{name}”超过 {MOST_ROWS:,} 行，没有读入，请拆分后上传。")
    return found


def _workbook(content: bytes, name: str, known: Mapping[str, frozenset[str]]) -> dict[str, Lines]:
    found: dict[str, Lines] = {}
    for sheet, lines in read_lines(content, name, LIMITS):
        _keep(found, _headed(sheet, lines, known, name), name)
    return found


def _comma_separated(content: bytes, name: str, known: Mapping[str, frozenset[str]]) -> dict[str, Lines]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        break
    else:
        raise UnreadableFileError(f"“{name}”不是 Excel、CSV 或 JSON 文件。")
    try:
        lines = [(number, row) for number, row in enumerate(csv.reader(StringIO(text)), start=1) if any(row)]
    except csv.Error as error:
        raise UnreadableFileError(f"“{name}”不是完整的 CSV 文件，读不下去。") from error
    found: dict[str, Lines] = {}
    _keep(found, _headed("", lines, known, name), name)
    return {table: Lines(each.sheet, each.heads, each.numbers, each.rows) for table, each in found.items()}


def _records(content: bytes, name: str, known: Mapping[str, frozenset[str]]) -> dict[str, Lines]:
    try:
        data = json.loads(content.decode("utf-8-sig"), parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise UnreadableFileError(
            f"“{name}”不是完整的 JSON：第 {error.lineno} 行第 {error.colno} 列读不下去。"
        ) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(f"“{name}”不是 UTF-8 编码的 JSON，或其中的数过长、嵌套过深。") from error
    if not isinstance(data, dict):
        raise UnreadableFileError(f"“{name}”应写作 {{表名: [记录, …]}}。")
    found = {}
    for table, records in data.items():
        if str(table).upper() not in known:
            raise UnreadableFileError(f"“{name}”里的“{table}”不是可以导入的表。")
        if not isinstance(records, list) or not all(isinstance(each, dict) for each in records):
            raise UnreadableFileError(f"“{name}”的“{table}”应是记录的列表。")
        heads = tuple(dict.fromkeys(str(key) for record in records for key in record))
        rows = [[_text(record.get(head)) for head in heads] for record in records]
        found[str(table).upper()] = Lines(str(table), heads, list(range(1, len(rows) + 1)), rows)
    return found


def _text(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "2"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _headed(
    sheet: str, lines: list[tuple[int, list[str]]], known: Mapping[str, frozenset[str]], name: str
) -> tuple[str, Lines] | None:
    """The table of a sheet: the last of its first rows that names the most fields is the head."""
    best: tuple[int, int, str] | None = None
    for place, (_, row) in enumerate(lines[:_HEAD_WITHIN]):
        named = {plain(each) for each in row if each.strip()}
        for table, fields in known.items():
            score = len(named & fields)
            if score * 2 >= max(len(named), 1) and score > 1 and (best is None or score >= best[0]):
                best = (score, place, table)
    if best is None:
        return None
    _, place, table = best
    heads = tuple(lines[place][1])
    width = len(heads)
    numbers, rows = [], []
    for number, row in lines[place + 1 :]:
        numbers.append(number)
        rows.append(row if len(row) == width else [*row, *[""] * (width - len(row))][:width])
    if len({plain(each) for each in heads if each.strip()}) != sum(bool(each.strip()) for each in heads):
        raise UnreadableFileError(f"“{name}”的“{sheet or table}”有重复的表头，请只留一列。")
    letters = tuple(xl_col_to_name(column) for column in range(width)) if sheet else ()
    return table, Lines(sheet, heads, numbers, rows, letters)


def _keep(found: dict[str, Lines], given: tuple[str, Lines] | None, name: str) -> None:
    if given is None:
        return
    table, lines = given
    if table in found:
        raise UnreadableFileError(f"“{name}”里有两张“{table}”（“{found[table].sheet}”和“{lines.sheet}”），请合成一张。")
    found[table] = lines


def plain(head: str) -> str:
    """A head without spaces, without its unit in brackets, in capitals."""
    return head.partition("（")[0].partition("(")[0].replace(" ", "").replace("\n", "").strip().upper()


# --- Out --------------------------------------------------------------------------------------------------------------


def workbook(tables: Iterable[tuple[str, Sequence[tuple[str, str]], Iterable[Mapping[str, Value]]]]) -> bytes:
    """A sheet for each table: labels, field names, rows. Amounts and codes are texts, exact to the last digit."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"constant_memory": True, "strings_to_formulas": False}) as book:
        soft, bold = book.add_format({"font_color": "#6B6455"}), book.add_format({"bold": True, "bg_color": "#F0ECE2"})
        for name, heads, rows in tables:
            sheet = book.add_worksheet(name[:31])
            sheet.freeze_panes(2, 0)
            sheet.set_column(0, max(len(heads) - 1, 0), 20)
            for column, (field_name, label) in enumerate(heads):
                sheet.write_string(0, column, label, soft)
                sheet.write_string(1, column, field_name, bold)
            for number, row in enumerate(rows, start=2):
                for column, (field_name, _) in enumerate(heads):
                    if (value := row.get(field_name)) is not None:
                        sheet.write_string(number, column, _text(value))
    return target.getvalue()


def marked(lists: Iterable[tuple[str, Sequence[str], Iterable[Sequence[str]], Mapping[tuple[int, int], str]]]) -> bytes:
    """Sheets of texts, where some cells (row from 0 below the head, column) are red and say why."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold, red = book.add_format({"bold": True, "bg_color": "#F0ECE2"}), book.add_format({"bg_color": "#FFC7CE"})
        for name, heads, rows, marks in lists:
            sheet = book.add_worksheet(name[:31])
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(heads), 22)
            for column, head in enumerate(heads):
                sheet.write_string(0, column, head, bold)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    sheet.write_string(number + 1, column, value, red if (number, column) in marks else None)
            for (number, column), sentence in marks.items():
                sheet.write_comment(number + 1, column, sentence, {"x_scale": 2.5})
    return target.getvalue()


def records(tables: Mapping[str, Iterable[Mapping[str, Value]]]) -> bytes:
    """The tables as JSON: name → records; amounts as texts, so that no reader rounds them."""
    told = {name: [{key: _plain(value) for key, value in row.items()} for row in rows] for name, rows in tables.items()}
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _plain(value: Value) -> str | int | None:
    return f"{value:f}" if isinstance(value, Decimal) else value


def comma_separated(heads: Sequence[tuple[str, str]], rows: Iterable[Mapping[str, Value]]) -> bytes:
    """One table as CSV, under its field names; in UTF-8 with a mark, so that spreadsheets read the Chinese."""
    target = StringIO()
    writer = csv.writer(target)
    writer.writerow([name for name, _ in heads])
    for row in rows:
        writer.writerow([_harmless(_text(row.get(name))) for name, _ in heads])
    return target.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    is_formula = text.startswith(("=", "+", "@", "\t", "\r")) or (text.startswith("-") and not _is_number(text))
    return f"'{text}" if is_formula else text


def _is_number(text: str) -> bool:
    return text[1:].replace(".", "", 1).isdigit()


__all__ = ["LIMITS", "Lines", "comma_separated", "marked", "plain", "read", "records", "workbook"]
