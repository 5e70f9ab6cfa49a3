"""The frame of facts: one query, a snapshot file that is read in one piece, and the rows that came since.

The audit chain says how far a frame reaches: facts are written with the event they belong to, events one after another,
so "everything up to event N" never changes. A snapshot file is named by N and the hash of event N; it belongs to a
database exactly when that database has this hash there.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from django.conf import settings
from django.db import connection

from wenxiao_site.registry.models import AuditEvent, AuditTail
from wenxiao_site.statistics.dimensions import Dimensions, enriched

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCHEMA: Final[dict[str, pl.DataType]] = {
    "id": pl.Int64(),
    "event_id": pl.Int64(),
    "step": pl.String(),
    "kind": pl.String(),
    "project_id": pl.Int64(),
    "unit_id": pl.Int64(),
    "fiscal_year": pl.Int16(),
    "occurred_on": pl.Date(),
    "region_path": pl.String(),
    "unit_path": pl.String(),
    "account": pl.String(),
    "novelty": pl.String(),
    "tags": pl.String(),
    "fund_source": pl.String(),
    "amount": pl.Int64(),
    "requested_amount": pl.Int64(),
    "supported_amount": pl.Int64(),
    "approved_amount": pl.Int64(),
    "adjusted_amount": pl.Int64(),
    "executed_amount": pl.Int64(),
    "count": pl.Int64(),
    "score": pl.Int64(),
    "grade": pl.String(),
    "state": pl.String(),
    "recorded_at": pl.Datetime("us", "UTC"),
}
"""Columns of a fact as stored: amounts in fen, scores ×10²."""

_TIMES: Final = ("occurred_on", "recorded_at")
_CHUNK: Final = 50_000
_REWRITE_AFTER: Final = 20_000
"""So many facts beyond the snapshot are read again by every new process before a new one is written."""
_HASH_SHOWN: Final = 16


@dataclass(slots=True)
class Facts:
    """What a reader works on. `frame`: facts with their dimensions; `sequence`: the last audit event that it holds."""

    sequence: int
    frame: pl.DataFrame


@dataclass(slots=True)
class _Held:
    sequence: int
    hash: str
    plain: pl.DataFrame
    kept: int
    """How many of the facts are in the snapshot file."""
    dimensions: Dimensions
    frame: pl.DataFrame


@dataclass(slots=True)
class Store:
    """The frame that this process holds, brought up to date at every question. `folder`: where its snapshot lies."""

    folder: Path | None = None
    _held: _Held | None = None
    _lock: Lock = field(default_factory=Lock)

    def facts(self) -> Facts:
        """Everything recorded so far. Asks one row when nothing is new; only the new rows otherwise."""
        with self._lock:
            tail = AuditTail.objects.values_list("sequence", "hash").first() or (0, "")
            held = self._held
            if held is None or (held.sequence, held.hash) != tail:
                begins = held is None or not _is_ours(held.sequence, held.hash, *tail)
                if held is None or begins:
                    held = self._begun(*tail)
                held = self._held = self._advanced(held, *tail, are_read=begins)
            return Facts(held.sequence, held.frame)

    def _begun(self, sequence: int, hash_: str) -> _Held:
        """What the newest snapshot of this database holds, or nothing."""
        for path, at, begins in sorted(self._files(), key=lambda each: -each[1]):
            found = AuditEvent.objects.filter(sequence=at).values_list("hash", flat=True).first()
            if at <= sequence and found and found.startswith(begins):
                with suppress(OSError, pl.exceptions.PolarsError):
                    plain = pl.read_ipc(path)
                    if dict(plain.schema) == SCHEMA:
                        return self._with_dimensions(at, found, plain, plain.height)
        del hash_
        return self._with_dimensions(0, "", pl.DataFrame(schema=SCHEMA), 0)

    @staticmethod
    def _with_dimensions(sequence: int, hash_: str, plain: pl.DataFrame, kept: int) -> _Held:
        dimensions = Dimensions.read()
        return _Held(sequence, hash_, plain, kept, dimensions, enriched(plain, dimensions))

    def _advanced(self, held: _Held, sequence: int, hash_: str, *, are_read: bool) -> _Held:
        """The frame with the facts of all events up to `sequence`. `are_read`: the dimensions, just now."""
        new = list(_read(held.sequence, sequence))
        plain = pl.concat([held.plain, *new], rechunk=False) if new else held.plain
        if not are_read and held.dimensions.are_touched(held.sequence, sequence):
            dimensions = Dimensions.read()
            frame = enriched(plain, dimensions)
        else:
            dimensions = held.dimensions
            frame = pl.concat([held.frame, *(enriched(each, dimensions) for each in new)]) if new else held.frame
        kept = held.kept
        if plain.height - kept > max(_REWRITE_AFTER, kept // 5) and self._write(plain, sequence, hash_):
            kept = plain.height
        return _Held(sequence, hash_, plain, kept, dimensions, frame)

    def _files(self) -> Iterator[tuple[Path, int, str]]:
        folder = self._folder()
        if not folder.is_dir():
            return
        for path in folder.glob("facts-*-*.arrow"):
            _, sequence, begins = path.stem.split("-")
            if sequence.isdecimal() and len(begins) == _HASH_SHOWN:
                yield path, int(sequence), begins

    def _write(self, plain: pl.DataFrame, sequence: int, hash_: str) -> bool:
        """Keep the frame as a file; whole or not at all. A disk that takes nothing costs time, not figures."""
        folder, name = self._folder(), f"facts-{sequence}-{hash_[:_HASH_SHOWN]}"
        draft = folder / f"{name}.{id(plain)}.draft"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            plain.write_ipc(draft, compression="uncompressed")
            draft.rename(folder / f"{name}.arrow")
        except OSError:
            with suppress(OSError):
                draft.unlink()
            return False
        for path, at, _ in self._files():
            if at < sequence:
                with suppress(OSError):
                    path.unlink()
        return True

    def _folder(self) -> Path:
        return self.folder or settings.VAR / "statistics"


def _is_ours(sequence: int, hash_: str, tail: int, tail_hash: str) -> bool:
    """Whether a frame up to an event is a beginning of what this database holds."""
    if sequence >= tail:
        return (sequence, hash_) == (tail, tail_hash)
    return sequence == 0 or AuditEvent.objects.filter(sequence=sequence, hash=hash_).exists()


def _read(after: int, until: int) -> Iterator[pl.DataFrame]:
    """The facts of the events after one and up to another, in chunks: scaled integers straight from the columns."""
    names = [connection.ops.quote_name(each) for each in SCHEMA]
    if connection.vendor == "sqlite":  # as texts: they are read together, not one by one
        names = [f"CAST({name} AS TEXT)" if name.strip('"') in _TIMES else name for name in names]
    query = (
        f"SELECT {', '.join(names)} FROM registry_fact "  # noqa: S608 - names of our own
        "WHERE event_id > %s AND event_id <= %s ORDER BY event_id, id"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, (after, until))
        while rows := cursor.fetchmany(_CHUNK):
            yield _frame(rows)


def _frame(rows: list[tuple[Any, ...]]) -> pl.DataFrame:
    """Rows as the driver gives them: SQLite has days and moments as texts."""
    as_text: dict[str, pl.DataType] = dict.fromkeys(_TIMES, pl.String()) if connection.vendor == "sqlite" else {}
    made = pl.DataFrame(rows, schema=SCHEMA | as_text, orient="row")
    if as_text:
        moment = pl.col("recorded_at")
        made = made.with_columns(
            pl.col("occurred_on").str.to_date("%Y-%m-%d"),
            moment.str.to_datetime("%Y-%m-%d %H:%M:%S%.f", time_unit="us", time_zone="UTC").alias("recorded_at"),
        )
    return made


STORE: Final = Store()
"""The one of this process."""
