"""Reads a Word document back by its bookmarks: the regions that `official_word` marked, with their text and tables."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from docx.oxml import parse_xml
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PREFIX: Final = "wx_"
"""How the names of our bookmarks begin; a word processor adds others."""

_MAIN: Final = "word/document.xml"
_LARGEST: Final = 64 * 1024 * 1024
_BREAKS: Final = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " "}
_GONE: Final = (qn("w:del"), qn("w:moveFrom"))


class NotWordError(ValueError):
    """The file is no Word document that can be read."""


@dataclass(slots=True)
class Region:
    """What stands from one bookmark up to the next: paragraphs that are not empty, tables as rows of cells."""

    paragraphs: list[str] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)


def regions(source: BinaryIO, titles: Mapping[str, str]) -> dict[str, Region]:
    """The regions of a document by bookmark; before the first one: ``""``.

    `titles`: text of a paragraph → the bookmark that it had, for processors that lose bookmarks; each counts once.
    Text that is marked as deleted is not read, inserted text is. Raises NotWordError.
    """
    found: dict[str, Region] = {"": Region()}
    region = found[""]
    for block in _blocks(_body(source)):
        if block.tag == qn("w:tbl"):
            region.tables.append(_rows(block))
            continue
        text = _text(block)
        name = _bookmark(block) or titles.get(text, "")
        if name and name not in found:
            region = found[name] = Region()
        if text:
            region.paragraphs.append(text)
    return found


def _body(source: BinaryIO) -> Any:  # noqa: ANN401 - lxml has no types
    try:
        with zipfile.ZipFile(source) as archive:
            part = archive.getinfo(_MAIN)
            if part.file_size > _LARGEST:
                raise NotWordError
            root = parse_xml(archive.read(part))
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, SyntaxError, OSError) as error:
        raise NotWordError from error
    body = root.find(qn("w:body"))
    if body is None:
        raise NotWordError
    return body


def _blocks(container: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """Paragraphs and tables in their order, also those inside of content controls."""
    for each in container:
        if each.tag in (qn("w:p"), qn("w:tbl")):
            yield each
        elif each.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins")):
            yield from _blocks(each)


def _text(container: Any) -> str:  # noqa: ANN401 - as above
    there = (
        each
        for each in container.iter(qn("w:t"), *_BREAKS)
        if not any(above.tag in _GONE for above in each.iterancestors())
    )
    return "".join(each.text or "" if each.tag == qn("w:t") else _BREAKS[each.tag] for each in there).strip()


def _bookmark(paragraph: Any) -> str:  # noqa: ANN401 - as above
    names = (each.get(qn("w:name"), "") for each in paragraph.iter(qn("w:bookmarkStart")))
    return next((name for name in names if name.startswith(PREFIX)), "")


def _rows(table: Any) -> list[list[str]]:  # noqa: ANN401 - as above
    return [
        ["\n".join(_text(each) for each in cell.iter(qn("w:p"))).strip() for cell in row.iterfind(qn("w:tc"))]
        for row in table.iterfind(qn("w:tr"))
    ]
