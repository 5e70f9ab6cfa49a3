"""Documents in Word, laid out as official documents are (GB/T 9704): A4, 仿宋 body, 黑体 headings, page numbers."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

if TYPE_CHECKING:
    from collections.abc import Sequence

TITLE_FONT, HEADING_FONT, PART_FONT, BODY_FONT = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"
_TITLE, _BODY, _CAPTION, _TABLE, _PAGE = Pt(22), Pt(16), Pt(12), Pt(10.5), Pt(14)
SIGNED: Final = "wx_signed"
"""The bookmark on the first line of the signature."""

_LINE: Final = Pt(28.9)
"""22 lines fill the type area of 225 mm."""

Piece = tuple[str, Any]
"""``heading``, ``part``, ``text``: a text; ``table``: a `Table`; ``picture``: a `Picture`.

``mark``: the name of a bookmark on what follows, by which it is found again when the document comes back.
"""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption with the unit, its head, its rows; `numbers`: columns set to the right.

    `widths`: of the columns in millimetres, together the 156 mm of the type area; none: all alike.
    """

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: frozenset[int] = frozenset()
    widths: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as PNG, as wide as the type area allows, with its caption below."""

    caption: str
    png: bytes


def written(title: str, signed: Sequence[str], pieces: Sequence[Piece], attached: Sequence[Piece] = ()) -> bytes:
    """The document as bytes. `signed`: lines at the end, to the right; `attached`: follows on a page of its own."""
    document = Document()
    _page(document)
    _line(document, title, TITLE_FONT, _TITLE, align=WD_ALIGN_PARAGRAPH.CENTER, indent=False)
    _pieces(document, pieces, 0)
    for number, text in enumerate(signed):
        last = _line(document, text, BODY_FONT, _BODY, align=WD_ALIGN_PARAGRAPH.RIGHT, indent=False)
        if number == 0:
            _bookmark(last, SIGNED, len(pieces))
    if attached:
        _pieces(document, attached, len(pieces) + 1).paragraph_format.page_break_before = True
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _pieces(document: Any, pieces: Sequence[Piece], first_id: int) -> Any:  # noqa: ANN401 - python-docx has no types
    """Write pieces in order; the first paragraph of all. `first_id`: from where bookmarks are numbered."""
    mark, opening = "", None
    for number, (kind, content) in enumerate(pieces, start=first_id):
        if kind == "mark":
            mark = content
            continue
        first = _piece(document, kind, content)
        if mark and first is not None:
            _bookmark(first, mark, number)
            mark = ""
        opening = first if opening is None else opening
    return opening


def _piece(document: Any, kind: str, content: Any) -> Any:  # noqa: ANN401 - python-docx has no types
    """Write a piece; its first paragraph."""
    if isinstance(content, Table):
        return _table(document, content)
    if isinstance(content, Picture):
        return _picture(document, content)
    if kind == "heading":
        return _line(document, content, HEADING_FONT, _BODY, outline=0)
    if kind == "part":
        return _line(document, content, PART_FONT, _BODY, outline=1)
    told = [_line(document, each.strip(), BODY_FONT, _BODY) for each in str(content).splitlines() if each.strip()]
    return told[0] if told else None


def _bookmark(paragraph: Any, name: str, number: int) -> None:  # noqa: ANN401 - as above
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for each in (start, end):
        each.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    runs = paragraph._p.r_lst  # noqa: SLF001 - the documented way
    runs[0].addprevious(start)
    runs[-1].addnext(end)


def _picture(document: Any, picture: Picture) -> Any:  # noqa: ANN401 - as above
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run().add_picture(BytesIO(picture.png), width=Mm(150))
    return _line(document, picture.caption, HEADING_FONT, _CAPTION, align=WD_ALIGN_PARAGRAPH.CENTER, indent=False)


def _page(document: Any) -> None:  # noqa: ANN401 - python-docx has no types
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.left_margin = Mm(37), Mm(28)
    section.right_margin, section.bottom_margin = Mm(26), Mm(35)
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
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


def _line(
    document: Any,  # noqa: ANN401 - python-docx has no types
    text: str,
    font: str,
    size: Pt,
    *,
    align: Any = None,  # noqa: ANN401 - as above
    indent: bool = True,
    outline: int | None = None,
) -> Any:  # noqa: ANN401 - as above
    paragraph = document.add_paragraph()
    shape = paragraph.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing = _LINE if size == _BODY else Pt(36)
    if align is not None:
        paragraph.alignment = align
    if indent:
        shape.first_line_indent = Pt(2 * size.pt)
    if outline is not None:
        shape.keep_with_next = True
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(outline))
        paragraph._p.get_or_add_pPr().append(level)  # noqa: SLF001 - the documented way
    _set_font(paragraph.add_run(text), font, size)
    return paragraph


def _table(document: Any, table: Table) -> Any:  # noqa: ANN401 - python-docx has no types
    caption = _line(document, table.caption, HEADING_FONT, _CAPTION, align=WD_ALIGN_PARAGRAPH.CENTER, indent=False)
    caption.paragraph_format.keep_with_next = True
    made = document.add_table(rows=1, cols=len(table.head))
    made.style = "Table Grid"
    _row(made.rows[0], table.head, table.numbers, is_head=True)
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    made.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - the documented way
    for cells in table.rows:
        _row(made.add_row(), cells, table.numbers, is_head=False)
    if table.widths:
        made.autofit = False
        for column, width in zip(made.columns, table.widths, strict=True):
            column.width = Mm(width)
            for cell in column.cells:
                cell.width = Mm(width)
    document.add_paragraph().paragraph_format.space_after = Pt(0)
    return caption


def _row(row: Any, cells: Sequence[str], numbers: frozenset[int], *, is_head: bool) -> None:  # noqa: ANN401 - as above
    whole = OxmlElement("w:cantSplit")
    row._tr.get_or_add_trPr().append(whole)  # noqa: SLF001 - as above
    for place, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
        if is_head:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif place in numbers:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _set_font(paragraph.add_run(text), HEADING_FONT if is_head else "宋体", _TABLE)


def _set_font(run: Any, name: str, size: Pt) -> None:  # noqa: ANN401 - as above
    run.font.name = "Times New Roman"
    run.font.size = size
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)  # noqa: SLF001 - the documented way
