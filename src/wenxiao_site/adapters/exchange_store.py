"""Where files of the exchange lie, how far a job is, and that one job at a time works on a file."""

from __future__ import annotations

import fcntl
import json
import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.conf import settings

from wenxiao_site.adapters.storage import Storage

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROGRESS: Final = "progress"


def _root() -> Path:
    return Path(settings.EVIDENCE_ROOT).with_name("exchange")


def exchange_store() -> Storage:
    """The files that were brought, by their content."""
    return Storage(_root())


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: what it does, so many of so many."""

    words: str
    done: int
    of: int

    @property
    def percent(self) -> int:
        """Whole hundredths, rounded down."""
        return self.done * 100 // self.of if self.of else 0


def tell_progress(job: int, words: str, done: int, of: int) -> None:
    """Say how far a job is: outside the database, whose transaction shows nothing until it ends."""
    folder = _root() / _PROGRESS
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f"{job}.{os.getpid()}"
    draft.write_text(json.dumps([words, done, of], ensure_ascii=False), encoding="utf-8")
    draft.replace(folder / f"{job}.json")


def progress(job: int) -> Progress | None:
    """How far a job is, None while nobody has begun."""
    try:
        words, done, of = json.loads((_root() / _PROGRESS / f"{job}.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return Progress(str(words), int(done), int(of))


@contextmanager
def alone(job: int) -> Iterator[bool]:
    """Whether nobody else works on a job; given back when the process ends, however it ends."""
    folder = _root() / _PROGRESS
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{job}.lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
