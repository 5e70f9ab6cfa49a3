"""Writing in bulk what the actions would write one by one: the same rows, facts and chained events.

Rows are mappings of the columns as they are stored: amounts in fen, values ×10⁴, points ×10², moments in UTC. A deed is
collected with the moment it happened; `flush` sorts all deeds of all stages by moment, chains them by hash, and writes
them with the rows. Whoever uses it opens the transaction: all of it or nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import count
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, Protocol

from django.conf import settings
from django.core.management.color import no_style
from django.db import connection
from django.db.models import NOT_PROVIDED, BooleanField, DateField, DateTimeField

from wenxiao_site.actions.auditing import ALGORITHMS, DERIVED, GENESIS, SECRET, wait_turn
from wenxiao_site.registry.fields import ScaledField
from wenxiao_site.registry.models import AuditEvent, AuditTail, Fact
from wenxiao_site.registry.search import SearchField, searched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from django.db.models import Field, Model

Row = dict[str, Any]
"""Column (``unit_id``) → what is stored."""


class Actor(Protocol):
    """Who acts: the id of the person, and the hat in words."""

    @property
    def person(self) -> int:
        """The id."""

    @property
    def hat(self) -> str:
        """In words."""


_TEXT: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_KEYS: Final = 500
"""Keys that are asked for at once."""


def spelled(value: datetime) -> str:
    """A moment as events tell it."""
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def _decimal(places: int) -> Callable[[int], str]:
    unit = 10**places

    def shown(number: int) -> str:
        whole, part = divmod(abs(number), unit)
        return f"{'-' if number < 0 else ''}{whole}.{part:0{places}d}"

    return shown


class Table:
    """A model as its rows are written: columns, defaults, and how a column is told in an event."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model
        self.name = model._meta.model_name or ""  # noqa: SLF001 - the documented place of a model's name
        self.place = model._meta.db_table  # noqa: SLF001 - as above
        fields = model._meta.concrete_fields  # noqa: SLF001 - as above
        self.key = model._meta.pk.attname  # noqa: SLF001 - as above
        self.columns = [each.attname for each in fields]
        self.stored_as = [each.column or "" for each in fields]
        self.defaults = {each.attname: _default(each) for each in fields}
        self.told_as = [(each.attname, told) for each in fields if (told := _told_as(each)) is not None]
        self.searches = [(each.attname, each.of) for each in fields if isinstance(each, SearchField)]
        self.get = itemgetter(*self.columns)
        self.dated = [at for at, each in enumerate(fields) if isinstance(each, DateField)]
        self.keys: Iterator[int] = count(1)

    def row(self, given: Mapping[str, Any]) -> Row:
        """A whole row with its key. Raises KeyError for a column that is none, ValueError for one that is missing."""
        row: Row = {**self.defaults, **given}
        if row[self.key] is None:
            row[self.key] = next(self.keys)
        if len(row) != len(self.columns):
            raise KeyError(sorted(row.keys() - set(self.columns)))
        for name, of in self.searches:
            row[name] = searched(*(row[each] for each in of))
        for name in self.columns:
            if row[name] is NOT_PROVIDED:
                raise ValueError(f"{self.name}.{name} is missing")
        return row

    def for_sqlite(self, row: Row) -> list[Any]:
        """The values of a row in the order of the columns, moments and days as SQLite keeps them."""
        values = list(self.get(row))
        for at in self.dated:
            values[at] = _adapted(values[at])
        return values

    def told(self, row: Row) -> Row:
        """The row as an event tells it: `wenxiao_site.actions.auditing.snapshot` in one go."""
        told = dict(row)
        for name, spell in self.told_as:
            if told[name] is not None:
                told[name] = spell(told[name])
        for name in SECRET | DERIVED:
            told.pop(name, None)
        return told


def _default(field: Field[Any, Any]) -> object:
    if field.primary_key or field.null:
        return None
    if field.default is not NOT_PROVIDED:
        return field.get_default()
    return NOT_PROVIDED


def _told_as(field: Field[Any, Any]) -> Callable[[Any], object] | None:
    if isinstance(field, ScaledField):
        return _decimal(field.places)
    if isinstance(field, DateTimeField):
        return spelled
    if isinstance(field, DateField):
        return date.isoformat
    if isinstance(field, BooleanField):
        return bool
    return None


@dataclass(slots=True)
class Deed:
    """One action that is still to be chained."""

    at: datetime
    action: str
    actor: Actor | None
    person: int | None
    kind: str
    key: int
    project: int | None
    unit: int | None
    before: str
    after: str
    facts: Sequence[Row]


class TooEarlyError(ValueError):
    """A deed that lies before what has already been chained."""


class Ledger:
    """Collects rows and deeds, and writes them.

    `first`: models whose rows are written before all others': the database refuses lines of a plan that is there and
    approved. `goes_on`: in a database that has rows already; keys and chain follow those that are there, and `end` is
    called instead of `close`.
    """

    def __init__(self, first: Iterable[type[Model]] = (), *, goes_on: bool = False) -> None:
        self._goes_on = goes_on
        self._tail: AuditTail | None = None
        self._tables: dict[type[Model], Table] = {}
        for each in first:
            self.table(each)
        self._rows: dict[type[Model], list[Row]] = defaultdict(list)
        self._late: list[tuple[type[Model], int, Row]] = []
        self._deeds: list[Deed] = []
        self._facts = self.table(Fact)
        self._horizon = datetime.min.replace(tzinfo=UTC)
        self._sequence, self._hash = 0, GENESIS
        self.written: dict[str, int] = defaultdict(int)

    def table(self, model: type[Model]) -> Table:
        """The table of a model."""
        if model not in self._tables:
            table = self._tables[model] = Table(model)
            if self._goes_on:
                table.keys = _free_keys(table)
        return self._tables[model]

    def add(self, model: type[Model], /, **columns: Any) -> Row:  # noqa: ANN401 - columns of any model
        """A new row; its key is given. The row may be changed until the next `flush`."""
        row = self.table(model).row(columns)
        self._rows[model].append(row)
        return row

    def change(self, model: type[Model], key: int, /, **columns: Any) -> None:  # noqa: ANN401 - as above
        """Columns of a row that may have been flushed, as they are in the end."""
        self._late.append((model, key, columns))

    def told(self, model: type[Model], row: Row) -> Row:
        """A row as its event tells it."""
        return self.table(model).told(row)

    def tell(
        self,
        at: datetime,
        action: str,
        by: Actor | None,
        model: type[Model],
        key: int,
        *,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
        project: int | None = None,
        unit: int | None = None,
        person: int | None = None,
        facts: Sequence[Row] = (),
    ) -> None:
        """A deed, as `auditing.Deed.done_to` tells it. `before`, `after`: plain already (`told`)."""
        if at < self._horizon:
            raise TooEarlyError(f"{action} at {at}: deeds up to {self._horizon} are chained already")
        self._deeds.append(
            Deed(
                at,
                action,
                by,
                by.person if by is not None else person,
                self.table(model).name,
                key,
                project,
                unit,
                "" if before is None else _TEXT(before),
                "" if after is None else _TEXT(after),
                facts,
            )
        )

    def fact(self, told: Mapping[str, Any], /, **columns: Any) -> Row:  # noqa: ANN401 - columns of Fact
        """A row of facts for `tell`: what a project or unit looks like (`told`), and what the step says."""
        row: Row = {**self._facts.defaults, **told, **columns, "event_id": 0}
        if len(row) != len(self._facts.columns):
            raise KeyError(sorted(row.keys() - set(self._facts.columns)))
        return row

    def flush(self, before: datetime | None = None) -> None:
        """Write all rows, and chain and write the deeds before a moment (None: all)."""
        due = self._deeds if before is None else [each for each in self._deeds if each.at < before]
        self._deeds = [] if before is None else [each for each in self._deeds if each.at >= before]
        self._horizon = before or self._horizon
        due.sort(key=lambda each: each.at)
        for model in self._tables:
            if self._rows[model]:
                self._write(model, self._rows.pop(model))
        events, facts = self._chained(due)
        self._write(AuditEvent, events)
        self._write(Fact, facts)

    def go_on(self) -> None:
        """Write what is collected so far, after the events that are there already; others wait with theirs from now."""
        if self._tail is None:
            self._tail = wait_turn()
            self._sequence, self._hash = self._tail.sequence, self._tail.hash
        self.flush()
        self._change_rows()

    def end(self) -> None:
        """Write what is left, and move the end of the chain."""
        self.go_on()
        if self._tail is not None and self._sequence != self._tail.sequence:
            AuditTail.objects.filter(pk=self._tail.pk).update(sequence=self._sequence, hash=self._hash)

    def _change_rows(self) -> None:
        for model, key, columns in self._late:
            table = self.table(model)
            names = dict(zip(table.columns, table.stored_as, strict=True))
            given = ", ".join(f"{names[name]} = %s" for name in columns)
            with connection.cursor() as cursor:
                cursor.execute(
                    f"UPDATE {table.place} SET {given} WHERE {names[table.key]} = %s",  # noqa: S608 - names of ours
                    [*map(_adapted, columns.values()), key],
                )
        self._late.clear()

    def close(self) -> None:
        """Write what is left, the changes of rows, and the end of the chain."""
        self.flush()
        self._change_rows()
        self._write(AuditTail, [{"id": 1, "sequence": self._sequence, "hash": self._hash}])
        models = [each for each in self._tables if each not in {AuditEvent, AuditTail}]
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), models):
                cursor.execute(statement)

    def _chained(self, deeds: Sequence[Deed]) -> tuple[list[Row], list[Row]]:
        """The events and facts of deeds in their order; the hash is that of `auditing.event_hash`."""
        if settings.AUDIT_HASH not in ALGORITHMS:
            raise ValueError(f"unknown algorithm {settings.AUDIT_HASH!r}")
        events, facts = [], []
        table, algorithm = self._facts, settings.AUDIT_HASH
        for deed in deeds:
            self._sequence += 1
            event: Row = {
                "sequence": self._sequence,
                "at": spelled(deed.at),
                "action": deed.action,
                "person_id": deed.person,
                "hat": deed.actor.hat if deed.actor is not None else "",
                "object_type": deed.kind,
                "object_id": str(deed.key),
                "project_id": deed.project,
                "unit_id": deed.unit,
                "before": deed.before,
                "after": deed.after,
                "algorithm": algorithm,
                "previous_hash": self._hash,
                "hash": "",
            }
            told = []
            for fact in deed.facts:
                fact["event_id"], fact["id"] = self._sequence, 0
                told.append(table.told(fact))
                fact["id"] = next(table.keys)
                facts.append(fact)
            self._hash = hashlib.new(algorithm, _TEXT([event, told]).encode()).hexdigest()
            event["at"], event["hash"] = deed.at, self._hash
            events.append(event)
        return events, facts

    def _write(self, model: type[Model], rows: Sequence[Row]) -> None:
        if not rows:
            return
        table = self.table(model)
        self.written[table.name] += len(rows)
        columns = ", ".join(table.stored_as)
        if connection.vendor == "postgresql":
            with (
                connection.cursor() as cursor,
                cursor.cursor.copy(f"COPY {table.place} ({columns}) FROM STDIN") as copy,
            ):
                for row in rows:
                    copy.write_row(table.get(row))
            return
        holes = ", ".join("?" * len(table.columns))
        connection.ensure_connection()
        connection.connection.executemany(
            f"INSERT INTO {table.place} ({columns}) VALUES ({holes})",  # noqa: S608 - names of ours
            map(table.for_sqlite, rows),
        )


def _free_keys(table: Table) -> Iterator[int]:
    """Keys after those that were ever given; PostgreSQL hands them out, and others may come between."""
    if connection.vendor == "postgresql":
        while True:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                    [table.place, table.key, _KEYS],
                )
                keys = [key for (key,) in cursor.fetchall()]
            yield from keys
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table.place])
        found = cursor.fetchone()
    yield from count((found[0] if found else 0) + 1)


@lru_cache(maxsize=65536)
def _sqlite_moment(value: datetime) -> object:
    return connection.ops.adapt_datetimefield_value(value)


def _adapted(value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    """A value as SQLite keeps it; PostgreSQL takes it as it is."""
    if isinstance(value, date) and connection.vendor == "sqlite":
        if isinstance(value, datetime):
            return _sqlite_moment(value)
        return value.isoformat()
    return value
