"""Documents in Word, laid out as official documents are (GB/T 9704): A4, 仿宋 body, 黑体 headings, page numbers.

The fonts that the standard names are not free: the file names them, and beside each a free one that may stand for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import quoteattr

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

if TYPE_CHECKING:
    from collections.abc import Sequence

TITLE_FONT, HEADING_FONT, PART_FONT, BODY_FONT = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"
_TITLE, _BODY, _TABLE, _PAGE = Pt(22), Pt(16), Pt(9), Pt(14)
_LINE: Final = Pt(28.9)
"""22 lines fill the type area of 225 mm."""

_INSTEAD: Final = {
    TITLE_FONT: "Noto Serif CJK SC",
    HEADING_FONT: "Noto Sans CJK SC",
    PART_FONT: "FandolKai",
    BODY_FONT: "FandolFang R",
}
_TYPE_AREA_MM: Final = 156
_RAISED: Final = re.compile("⟦([^⟧]*)⟧")

Piece = tuple[str, Any]
"""``heading``, ``part``, ``item``, ``text``: a text, in which ``⟦1⟧`` is a raised number; ``judgement``: a passage that
a person has to write, marked; ``small``: a note below a table; ``table``: a Table; ``picture``: a Picture;
``mark``: the name of a bookmark on what follows, by which it is found again when the document comes back."""

SIGNED: Final = "wx_signed"
"""The bookmark on the first line of the signature."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption, its head, its rows; `numbers`: columns set to the right.

    `unit`: stands above it on the right; `widths`: of the columns in parts of each other, equal when empty.
    """

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: frozenset[int] = frozenset()
    unit: str = ""
    widths: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG as wide as the type area, with its caption below."""

    caption: str
    png: bytes


def written(
    title: str, signed: Sequence[str], pieces: Sequence[Piece], addressee: str = "", annex: Sequence[Piece] = ()
) -> bytes:
    """The document as bytes. `signed`: lines at the end, to the right; `addressee`: who it is for, below the title.

    `annex`: what follows on a page of its own.
    """
    document = Document()
    _page(document)
    _name_free_fonts(document)
    _line(document, title, TITLE_FONT, _TITLE, align=WD_ALIGN_PARAGRAPH.CENTER, indent=False)
    if addressee:
        _line(document, "", BODY_FONT, _BODY)
        _line(document, addressee, BODY_FONT, _BODY, indent=False)
    _pieces(document, pieces, 0)
    for number, text in enumerate(signed):
        _line(document, text, BODY_FONT, _BODY, align=WD_ALIGN_PARAGRAPH.RIGHT, indent=False)
        if not number:
            _bookmark(document.paragraphs[-1]._p, SIGNED, len(pieces))  # noqa: SLF001 - the documented way
    if annex:
        document.add_page_break()  # type: ignore[no-untyped-call]
    _pieces(document, annex, len(pieces) + 1)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _pieces(document: Any, pieces: Sequence[Piece], first_id: int) -> None:  # noqa: ANN401 - python-docx has no types
    """Write pieces in order; `first_id`: from where their bookmarks are numbered."""
    mark = ""
    for number, (kind, content) in enumerate(pieces, start=first_id):
        if kind == "mark":
            mark = content
            continue
        body = document.element.body
        place = len(body) - 1  # the properties of the section stay behind everything
        _piece(document, kind, content)
        if mark and len(body) - 1 > place:
            _bookmark(body[place], mark, number)
            mark = ""


def _bookmark(paragraph: Any, name: str, number: int) -> None:  # noqa: ANN401 - as above
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for each in (start, end):
        each.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph.r_lst[0].addprevious(start)
    paragraph.r_lst[-1].addnext(end)


def _piece(document: Any, kind: str, content: object) -> None:  # noqa: ANN401 - as above
    match kind, content:
        case _, Table():
            _table(document, content)
        case _, Picture():
            _picture(document, content)
        case "heading", str():
            _line(document, content, HEADING_FONT, _BODY, outline=0)
        case "part", str():
            _line(document, content, PART_FONT, _BODY, outline=1)
        case "item", str():
            _line(document, content, BODY_FONT, _BODY, is_bold=True)
        case "small", str():
            _line(document, content, BODY_FONT, _TABLE, indent=False)
        case _:
            for paragraph in str(content).splitlines():
                if paragraph.strip():
                    _line(document, paragraph.strip(), BODY_FONT, _BODY, is_marked=kind == "judgement")


def _page(document: Any) -> None:  # noqa: ANN401 - as above
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.left_margin = Mm(37), Mm(28)
    section.right_margin, section.bottom_margin = Mm(26), Mm(35)
    document.settings.odd_and_even_pages_header_footer = True
    _page_number(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    _page_number(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)


def _page_number(paragraph: Any, align: Any) -> None:  # noqa: ANN401 - as above
    """On the outer side, a character from the edge."""
    paragraph.alignment = align
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = _PAGE
    for text, is_field in (("— ", False), ("PAGE", True), (" —", False)):
        run = paragraph.add_run("" if is_field else text)
        _set_font(run, "宋体", _PAGE)
        if is_field:
            for kind in ("begin", None, "end"):
                element = OxmlElement("w:fldChar" if kind else "w:instrText")
                if kind:
                    element.set(qn("w:fldCharType"), kind)
                else:
                    element.text = text
                run._r.append(element)  # noqa: SLF001 - the documented way to a field


def _name_free_fonts(document: Any) -> None:  # noqa: ANN401 - as above
    """Beside each font that is not free, in the table of fonts, one that may stand for it."""
    for part in document.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            fonts = "".join(
                f"<w:font w:name={quoteattr(name)}><w:altName w:val={quoteattr(free)}/></w:font>"
                for name, free in _INSTEAD.items()
            )
            part._blob = part.blob.replace(b"</w:fonts>", f"{fonts}</w:fonts>".encode())  # noqa: SLF001 - a plain part


def _line(
    document: Any,  # noqa: ANN401 - as above
    text: str,
    font: str,
    size: Pt,
    *,
    align: Any = None,  # noqa: ANN401 - as above
    indent: bool = True,
    outline: int | None = None,
    is_bold: bool = False,
    is_marked: bool = False,
) -> None:
    paragraph = document.add_paragraph()
    shape = paragraph.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing = _LINE if size == _BODY else Pt(36) if size == _TITLE else 1
    if align is not None:
        paragraph.alignment = align
    if indent:
        shape.first_line_indent = Pt(2 * size.pt)
    if outline is not None:
        shape.keep_with_next = True
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(outline))
        paragraph._p.get_or_add_pPr().append(level)  # noqa: SLF001 - the documented way
    for number, part in enumerate(_RAISED.split(text)):
        if part:
            run = paragraph.add_run(f"[{part}]" if number % 2 else part)
            _set_font(run, font, size)
            run.bold = is_bold or None
            run.font.superscript = bool(number % 2) or None
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW if is_marked else None


def _table(document: Any, table: Table) -> None:  # noqa: ANN401 - as above
    _caption(document, table.caption)
    if table.unit:
        _line(document, table.unit, BODY_FONT, _TABLE, align=WD_ALIGN_PARAGRAPH.RIGHT, indent=False)
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    made = document.add_table(rows=1, cols=len(table.head))
    made.style = "Table Grid"
    made.autofit = False
    _row(made.rows[0], table.head, table.numbers, is_head=True)
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    made.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - the documented way
    for cells in table.rows:
        _row(made.add_row(), cells, table.numbers, is_head=False)
    widths = table.widths or [1] * len(table.head)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(_TYPE_AREA_MM * width / sum(widths))
        for cell in column.cells:
            cell.width = column.width
    _narrow_margins(made)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _narrow_margins(table: Any) -> None:  # noqa: ANN401 - as above
    """Half a millimetre beside the text, so that a row of years fits."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "40")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)  # noqa: SLF001 - the documented way


def _caption(document: Any, text: str) -> None:  # noqa: ANN401 - as above
    _line(document, text, HEADING_FONT, Pt(12), align=WD_ALIGN_PARAGRAPH.CENTER, indent=False)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.paragraphs[-1].paragraph_format.space_before = Pt(8)


def _picture(document: Any, picture: Picture) -> None:  # noqa: ANN401 - as above
    _caption(document, picture.caption)
    document.add_picture(BytesIO(picture.png), width=Mm(_TYPE_AREA_MM))
    document.paragraphs[-1].paragraph_format.space_after = Pt(8)


def _row(row: Any, cells: Sequence[str], numbers: frozenset[int], *, is_head: bool) -> None:  # noqa: ANN401 - as above
    whole = OxmlElement("w:cantSplit")
    row._tr.get_or_add_trPr().append(whole)  # noqa: SLF001 - as above
    for place, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
        paragraph.paragraph_format.line_spacing = 1
        if is_head:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif place in numbers:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _set_font(paragraph.add_run(text), HEADING_FONT if is_head else "宋体", _TABLE)


def _set_font(run: Any, name: str, size: Pt) -> None:  # noqa: ANN401 - as above
    run.font.name = "Times New Roman"
    run.font.size = size
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)  # noqa: SLF001 - the documented way
