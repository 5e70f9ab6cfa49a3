"""Plain tables out: what a list shows, as a workbook or as CSV. Texts stay texts: nothing becomes a formula."""

from __future__ import annotations

import csv as plain
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Final

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Value = str | int | Decimal | date | None
    Head = tuple[str, str]

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
_WIDTHS: Final = {"text": 28, "code": 24, "number": 12, "money": 18, "day": 12, "state": 12}
_DIGITS: Final = 15
"""Decimal digits that a spreadsheet keeps of a number; a longer one is written as text."""


def workbook(title: str, heads: Sequence[Head], rows: Iterable[Sequence[Value]]) -> bytes:
    """One sheet with the heads (label and kind of each column) and the rows, numbers as numbers, blank cells blank."""
    target = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        sheet = book.add_worksheet(title[:31])
        bold = book.add_format({"bold": True, "border": 1, "bg_color": "#F0ECE2"})
        formats = {
            "money": book.add_format({"num_format": "#,##0.00"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        sheet.freeze_panes(1, 1)
        for place, (label, kind) in enumerate(heads):
            sheet.set_column(place, place, _WIDTHS[kind])
            sheet.write_string(0, place, label, bold)
        for line, row in enumerate(rows, start=1):
            for place, (value, (_, kind)) in enumerate(zip(row, heads, strict=True)):
                if isinstance(value, date):
                    sheet.write_datetime(line, place, value, formats["day"])
                elif isinstance(value, int | Decimal) and _fits(value):
                    sheet.write_number(line, place, value, formats.get(kind))
                elif value is not None:
                    sheet.write_string(line, place, str(value))
    return target.getvalue()


def csv(heads: Sequence[Head], rows: Iterable[Sequence[Value]]) -> bytes:
    """The same as CSV in UTF-8 with a mark, so that spreadsheets read the Chinese; texts never begin as a formula."""
    target = StringIO()
    writer = plain.writer(target)
    writer.writerow([label for label, _ in heads])
    for row in rows:
        writer.writerow(["" if each is None else _harmless(each) for each in row])
    return target.getvalue().encode("utf-8-sig")


def _harmless(value: Value) -> str:
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA_STARTS) else text


def _fits(value: int | Decimal) -> bool:
    return len(Decimal(value).as_tuple().digits) <= _DIGITS
