"""The words of a document in Word, to compare reports by; what is no readable Word document has none."""

from __future__ import annotations

import unicodedata
from typing import BinaryIO, Final
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

LONGEST: Final = 30_000
"""Characters that are kept: what a report says first says whose it is."""

_LARGEST: Final = 100 * 1024 * 1024
"""Bytes of a package once it is unpacked."""

_UNREADABLE: Final = (  # broken XML is a SyntaxError
    BadZipFile,
    PackageNotFoundError,
    SyntaxError,
    KeyError,
    ValueError,
    NotImplementedError,
    OSError,
)


def words_of(source: BinaryIO) -> str:
    """The text of a ``.docx``, one paragraph a line, at most `LONGEST` characters; empty where it cannot be read."""
    try:
        with ZipFile(source) as package:
            if sum(each.file_size for each in package.infolist()) > _LARGEST:
                return ""
        source.seek(0)
        body = Document(source).element.body
    except _UNREADABLE:
        return ""
    lines = ("".join(each.text or "" for each in paragraph.iter(qn("w:t"))) for paragraph in body.iter(qn("w:p")))
    text = "\n".join(each.strip() for each in lines if each.strip())[:LONGEST]
    return "".join(each for each in text if each == "\n" or unicodedata.category(each) != "Cc")
