"""The whole registry in one file, taken while everybody works, and put back into an empty place.

The file is a ZIP: ``manifest.json``, ``tables/<table>.tsv``, ``evidence/<sha256>``. Tables are written in PostgreSQL's
COPY text format with one spelling for each kind of value, so a backup of SQLite can be restored into PostgreSQL and the
other way round, and two tables are equal when the digests of their texts are.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from wenxiao_site.adapters.storage import storage
from wenxiao_site.registry.models import EvidenceFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from django.db.models import Model

FORMAT: Final = 1
_MANIFEST: Final = "manifest.json"
_CHUNK: Final = 1000
_PIECE: Final = 1024 * 1024
_WHOLE: Final = ("AutoField", "BigAutoField", "IntegerField", "BigIntegerField", "ForeignKey", "OneToOneField")
_KINDS: Final = {
    **dict.fromkeys(_WHOLE, "integer"),
    **dict.fromkeys(("PositiveSmallIntegerField", "PositiveIntegerField", "PositiveBigIntegerField"), "integer"),
    **dict.fromkeys(("CharField", "TextField"), "text"),
    "BooleanField": "flag",
    "DateField": "day",
    "DateTimeField": "moment",
}
"""Django's internal type → how a value is spelled in a backup."""
_ESCAPES: Final = str.maketrans(
    {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\b": "\\b", "\f": "\\f", "\v": "\\v"}
)
_UNESCAPES: Final = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "\\": "\\"}


class BackupError(Exception):
    """A backup cannot be made or put back: one sentence for the person at the terminal."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table and its columns: name → kind. `order`: the columns that give its rows one order."""

    name: str
    columns: dict[str, str]
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What is in a backup: rows by table, digests by table, number of evidence files."""

    rows: dict[str, int]
    digests: dict[str, str]
    evidence: int


# --- Out --------------------------------------------------------------------------------------------------------------


def write(target: Path, on: datetime) -> Summary:
    """Write a backup: one consistent moment of every table, and the evidence that was in force then.

    Nobody has to stop working. The file appears whole or not at all. Raises BackupError, OSError (disk full).
    """
    if target.exists():
        raise BackupError(f"{target} 已经存在，请换一个文件名。")
    draft = target.with_name(f"{target.name}.part")
    draft.unlink(missing_ok=True)
    try:
        descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)  # it holds password hashes
        with os.fdopen(descriptor, "w+b") as stream:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                summary = _write_all(archive, on)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return summary


def _write_all(archive: zipfile.ZipFile, on: datetime) -> Summary:
    rows: dict[str, int] = {}
    digests: dict[str, str] = {}
    with _snapshot() as read:
        migrations = [list(each) for each in read.rows(_migrations(), ("app", "name"))]
        wanted = [sha for (sha,) in read.rows(_evidence(), ("sha256",), "discarded_at IS NULL")]
        for table in tables():
            with archive.open(f"tables/{table.name}.tsv", "w", force_zip64=True) as target:
                rows[table.name], digests[table.name] = _copy(read.text(table), cast("BinaryIO", target))
    contents = sorted(set(wanted))
    lost = [sha for sha in contents if not _write_evidence(archive, sha)]
    still_wanted = EvidenceFile.objects.filter(sha256__in=lost, discarded_at__isnull=True)
    if still_wanted.exists():
        raise BackupError(f"佐证材料的内容缺失，不能备份：{'、'.join(str(each) for each in still_wanted[:5])}。")
    manifest = {
        "format": FORMAT,
        "made_at": on.isoformat(),
        "vendor": connection.vendor,
        "migrations": migrations,
        "tables": {name: {"rows": rows[name], "sha256": digests[name]} for name in rows},
        "evidence": [sha for sha in contents if sha not in lost],
    }
    archive.writestr(_MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
    return Summary(rows, digests, len(contents) - len(lost))


def _write_evidence(archive: zipfile.ZipFile, sha256: str) -> bool:
    """Whether the content was still there: it may have been discarded since the snapshot."""
    try:
        archive.write(storage().path(sha256), f"evidence/{sha256}", zipfile.ZIP_STORED)
    except FileNotFoundError:
        return False
    return True


def tables() -> list[Table]:
    """Every table, with its columns as the models have them. Raises NotImplementedError for a kind not known here."""
    models: list[type[Model]] = [*apps.get_models(include_auto_created=True), MigrationRecorder.Migration]
    return [_table(each) for each in models if each._meta.managed and not each._meta.proxy]  # noqa: SLF001 - documented


def _table(model: type[Model]) -> Table:
    columns = {}
    for field in model._meta.local_concrete_fields:  # noqa: SLF001 - documented
        kind = _KINDS.get(field.get_internal_type())
        if kind is None or field.column is None:
            raise NotImplementedError(f"no backup of {field}")
        columns[field.column] = kind
    return Table(model._meta.db_table, columns, (model._meta.pk.column or "",))  # noqa: SLF001 - documented


def _migrations() -> Table:
    return _table(MigrationRecorder.Migration)


def _evidence() -> Table:
    return _table(EvidenceFile)


def digest(table: Table) -> tuple[int, str]:
    """Number of rows and digest of a table as it is now: equal tables have equal digests, on any database."""
    with _snapshot() as read:
        return _copy(read.text(table), None)


def _copy(pieces: Iterable[bytes], target: BinaryIO | None) -> tuple[int, str]:
    counted, known = 0, hashlib.sha256()
    for piece in pieces:
        counted += piece.count(b"\n")
        known.update(piece)
        if target is not None:
            target.write(piece)
    return counted, known.hexdigest()


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads tables. `rows`: plain values of some columns; `text`: all of a table as lines of a backup."""

    query: Callable[[str], Iterable[tuple[Any, ...]]]
    copy: Callable[[str], Iterable[bytes]] | None = None

    def rows(self, table: Table, columns: tuple[str, ...], condition: str = "1 = 1") -> list[tuple[Any, ...]]:
        names = ", ".join(f'"{each}"' for each in columns)
        order = ", ".join(f'"{each}"' for each in table.order)
        return list(self.query(f'SELECT {names} FROM "{table.name}" WHERE {condition} ORDER BY {order}'))  # noqa: S608 - names of our own tables

    def text(self, table: Table) -> Iterator[bytes]:
        order = ", ".join(f'"{each}"' for each in table.order)
        if self.copy is not None:
            names = ", ".join(_spelled(name, kind) for name, kind in table.columns.items())
            yield from self.copy(f'COPY (SELECT {names} FROM "{table.name}" ORDER BY {order}) TO STDOUT')  # noqa: S608 - names of our own tables
            return
        names = ", ".join(f'"{each}"' for each in table.columns)
        kinds = tuple(table.columns.values())
        for row in self.query(f'SELECT {names} FROM "{table.name}" ORDER BY {order}'):  # noqa: S608 - names of our own tables
            yield ("\t".join(map(_text, row, kinds)) + "\n").encode()


def _spelled(name: str, kind: str) -> str:
    return f"to_char(\"{name}\" AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')" if kind == "moment" else f'"{name}"'


def _text(value: object, kind: str) -> str:
    if value is None:
        return r"\N"
    if kind == "flag":
        return "t" if value else "f"
    text = str(value)
    if kind == "moment":
        return text if "." in text else f"{text}.000000"
    return text.translate(_ESCAPES) if kind == "text" else text


@contextmanager
def _snapshot() -> Iterator[_Reader]:
    """One consistent moment of the database, on a connection of its own, that nobody waits for."""
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"]).absolute().as_uri()
        reading = sqlite3.connect(f"{file}?mode=ro", uri=True, isolation_level=None, timeout=30)
        try:
            reading.execute("BEGIN")  # the first SELECT fixes the moment; the write-ahead log keeps it
            yield _Reader(reading.execute)
        finally:
            reading.close()
        return
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield _postgresql_reader(cursor)
            cursor.execute("COMMIT")
    finally:
        other.close()


def _postgresql_reader(cursor: Any) -> _Reader:  # noqa: ANN401 - psycopg's cursor, behind Django's
    def query(statement: str) -> Iterable[tuple[Any, ...]]:
        cursor.execute(statement)
        return cast("Iterable[tuple[Any, ...]]", cursor.fetchall())

    def copy(statement: str) -> Iterator[bytes]:
        with cursor.cursor.copy(statement) as source:
            for piece in source:
                yield bytes(piece)

    return _Reader(query, copy)


# --- In ---------------------------------------------------------------------------------------------------------------


def read(source: Path) -> Summary:
    """Put a backup into an empty place: tables, evidence, and then the migrations that came since.

    All tables or none: what was put in is read again and compared before it counts. Raises BackupError.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = _manifest(archive)
            _refuse_filled()
            _migrate_to(manifest["migrations"])
            _read_evidence(archive, manifest["evidence"])
            summary = _read_tables(archive, manifest)
    except zipfile.BadZipFile as error:
        raise BackupError(f"{source} 不是完整的备份文件。") from error
    call_command("migrate", verbosity=0)
    return summary


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    try:
        manifest = json.loads(archive.read(_MANIFEST))
    except (KeyError, ValueError):
        raise BackupError("这不是问效的备份文件。") from None
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise BackupError("这个备份的格式，本程序不认识。")
    known = MigrationLoader(None).disk_migrations.keys()
    if any(tuple(each) not in known for each in manifest["migrations"]):
        raise BackupError("这个备份来自更新的版本，请先升级程序。")
    return manifest


def _refuse_filled() -> None:
    there = set(connection.introspection.table_names())
    for table in tables():
        if table.name in there and table.name != _migrations().name:
            with connection.cursor() as cursor:
                cursor.execute(f'SELECT 1 FROM "{table.name}" LIMIT 1')  # noqa: S608 - names of our own tables
                if cursor.fetchone():
                    raise BackupError("这里已有数据，不能恢复到这里；请换一个空的数据库。")


def _migrate_to(migrations: list[list[str]]) -> None:
    """Bring the empty tables to the state that the backup was made in."""
    for app in dict.fromkeys(app for app, _ in migrations):
        call_command("migrate", app, max(name for each, name in migrations if each == app), verbosity=0)


def _read_evidence(archive: zipfile.ZipFile, contents: list[str]) -> None:
    for sha256 in contents:
        try:
            with archive.open(f"evidence/{sha256}") as content:
                kept = storage().put(cast("BinaryIO", content))
        except KeyError:
            raise BackupError(f"备份里缺少佐证材料 {sha256}。") from None
        if kept.sha256 != sha256:
            raise BackupError(f"备份里的佐证材料 {sha256} 已损坏。")


def _read_tables(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> Summary:
    rows: dict[str, int] = {}
    digests: dict[str, str] = {}
    there = [each for each in tables() if each.name in manifest["tables"]]
    if len(there) != len(manifest["tables"]):
        raise BackupError("备份里有本程序没有的表。")
    with transaction.atomic(durable=True), connection.cursor() as cursor, _without_triggers(cursor, there):
        read = _reader(cursor)
        for table in there:
            if table.name == _migrations().name:
                cursor.execute(f'DELETE FROM "{table.name}"')  # noqa: S608 - the list that `migrate` has just made
            with archive.open(f"tables/{table.name}.tsv") as lines:
                _fill(cursor, table, cast("BinaryIO", lines))
            rows[table.name], digests[table.name] = _copy(read.text(table), None)
            told = manifest["tables"][table.name]
            if (rows[table.name], digests[table.name]) != (told["rows"], told["sha256"]):
                raise BackupError(f"表 {table.name} 恢复后与备份不一致，没有恢复。")
        for statement in connection.ops.sequence_reset_sql(
            no_style(), list(apps.get_models(include_auto_created=True))
        ):
            cursor.execute(statement)
    return Summary(rows, digests, len(manifest["evidence"]))


def _reader(cursor: Any) -> _Reader:  # noqa: ANN401 - Django's cursor
    if connection.vendor == "postgresql":
        return _postgresql_reader(cursor)

    def query(statement: str) -> Iterable[tuple[Any, ...]]:
        return cast("Iterable[tuple[Any, ...]]", cursor.cursor.connection.execute(statement))

    return _Reader(query)


@contextmanager
def _without_triggers(cursor: Any, there: list[Table]) -> Iterator[None]:  # noqa: ANN401 - Django's cursor
    """What triggers refuse was checked when it happened; restoring happens in another order."""
    if connection.vendor == "postgresql":
        for table in there:
            cursor.execute(f'ALTER TABLE "{table.name}" DISABLE TRIGGER USER')
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in there:
            cursor.execute(f'ALTER TABLE "{table.name}" ENABLE TRIGGER USER')
        return
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    triggers = dict(cursor.fetchall())
    for name in triggers:
        cursor.execute(f'DROP TRIGGER "{name}"')
    yield
    for statement in triggers.values():
        cursor.execute(statement)


def _fill(cursor: Any, table: Table, lines: BinaryIO) -> None:  # noqa: ANN401 - Django's cursor
    names = ", ".join(f'"{each}"' for each in table.columns)
    if connection.vendor == "postgresql":
        with cursor.cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN') as target:
            while piece := lines.read(_PIECE):
                target.write(piece)
        return
    kinds = tuple(table.columns.values())
    places = ", ".join("%s" for _ in kinds)
    statement = f'INSERT INTO "{table.name}" ({names}) VALUES ({places})'  # noqa: S608 - names of our own tables
    rows = []
    for line in lines:
        rows.append(tuple(map(_value, line.decode().removesuffix("\n").split("\t"), kinds)))
        if len(rows) == _CHUNK:
            cursor.executemany(statement, rows)
            rows.clear()
    if rows:
        cursor.executemany(statement, rows)


def _value(text: str, kind: str) -> object:
    """A value as Django writes it to SQLite."""
    if text == r"\N":
        return None
    match kind:
        case "integer":
            return int(text)
        case "flag":
            return text == "t"
        case "moment":
            return text.removesuffix(".000000")
        case "day":
            return text
    if "\\" not in text:
        return text
    plain, escaped = [], False
    for each in text:
        if escaped:
            plain.append(_UNESCAPES[each])
            escaped = False
        elif each == "\\":
            escaped = True
        else:
            plain.append(each)
    return "".join(plain)
