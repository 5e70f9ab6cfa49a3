"""Files kept by their content: the name of a file is the SHA-256 of what is in it.

A file is written beside its place, made durable, and moved there whole: a reader finds all of it or nothing, whatever
happens to the writer. What is there is never changed.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE: Final = 1024 * 1024
_INCOMING: Final = "incoming"


@dataclass(frozen=True, slots=True)
class Kept:
    """A content in the storage: its SHA-256, its size in bytes, and whether it was there before."""

    sha256: str
    size: int
    was_there: bool


@dataclass(frozen=True, slots=True)
class Storage:
    """Contents below a folder, in folders by the first two digits of their hash."""

    root: Path

    def put(self, source: BinaryIO) -> Kept:
        """Take a content in. Raises OSError when the disk is full; nothing is left behind then."""
        incoming = self.root / _INCOMING
        incoming.mkdir(parents=True, exist_ok=True)
        draft = incoming / f"{os.getpid()}-{secrets.token_hex(8)}"
        digest, size = hashlib.sha256(), 0
        try:
            with draft.open("xb") as target:
                while piece := source.read(_PIECE):
                    digest.update(piece)
                    size += len(piece)
                    target.write(piece)
                target.flush()
                os.fsync(target.fileno())
            place = self.path(digest.hexdigest())
            was_there = place.exists()
            if not was_there:
                place.parent.mkdir(exist_ok=True)
                draft.replace(place)
                _make_durable(place.parent)
        finally:
            draft.unlink(missing_ok=True)
        return Kept(digest.hexdigest(), size, was_there)

    def path(self, sha256: str) -> Path:
        """Where a content lies, or would lie. Raises ValueError for what is no hash."""
        if len(sha256) != hashlib.sha256().digest_size * 2 or set(sha256) - set("0123456789abcdef"):
            raise ValueError(f"{sha256!r} is no SHA-256")
        return self.root / sha256[:2] / sha256

    def open(self, sha256: str) -> BinaryIO:
        """The content, to be read. Raises FileNotFoundError."""
        return self.path(sha256).open("rb")

    def is_whole(self, sha256: str) -> bool:
        """Whether the content is there and is what its name says."""
        try:
            with self.path(sha256).open("rb") as source:
                return hashlib.file_digest(source, "sha256").hexdigest() == sha256
        except FileNotFoundError:
            return False

    def remove(self, sha256: str) -> None:
        """Take a content away; nothing happens when it is not there."""
        self.path(sha256).unlink(missing_ok=True)

    def everything(self) -> Iterator[str]:
        """The hashes of all contents."""
        for folder in sorted(self.root.glob("[0-9a-f][0-9a-f]")):
            yield from sorted(each.name for each in folder.iterdir())

    def sweep(self) -> int:
        """Remove what writers left that are no longer alive; the number of files removed."""
        removed = 0
        for draft in (self.root / _INCOMING).glob("*-*"):
            if not _is_alive(int(draft.name.partition("-")[0])):
                draft.unlink(missing_ok=True)
                removed += 1
        return removed


def storage() -> Storage:
    """The storage of evidence that the settings name."""
    return Storage(Path(settings.EVIDENCE_ROOT))


def _is_alive(process: int) -> bool:
    with suppress(ProcessLookupError):
        try:
            os.kill(process, 0)
        except PermissionError:
            return True
        return True
    return False


def _make_durable(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
