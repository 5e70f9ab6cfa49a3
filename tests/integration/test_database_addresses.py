"""WENXIAO_DATABASE: one address names the database; SQLite waits its turn and survives a power cut."""

import pytest
from django.conf import settings
from django.db import connection, transaction

from wenxiao_site.settings import database


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("sqlite:///var/a.sqlite3", {"NAME": "var/a.sqlite3"}),
        ("sqlite:////srv/wenxiao/a.sqlite3", {"NAME": "/srv/wenxiao/a.sqlite3"}),
        (
            "postgresql://clerk:p%40ss@db.example:5433/wenxiao?sslmode=require",
            {
                "NAME": "wenxiao",
                "USER": "clerk",
                "PASSWORD": "p@ss",
                "HOST": "db.example",
                "PORT": "5433",
                "OPTIONS": {"sslmode": "require"},
            },
        ),
        (
            "postgresql://clerk@/wenxiao?host=/run/postgresql",
            {"NAME": "wenxiao", "HOST": "/run/postgresql", "PORT": "", "OPTIONS": {}},
        ),
    ],
)
def test_an_address_names_a_database(address, told):
    described = database(address)
    assert {key: described[key] for key in told} == told


@pytest.mark.parametrize("address", ["mysql://x/y", "wenxiao.sqlite3", ""])
def test_an_unknown_address_is_refused(address):
    with pytest.raises(ValueError, match="WENXIAO_DATABASE"):
        database(address)


def test_sqlite_is_set_up_for_many_writers(database):
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            told = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "foreign_keys")}
            assert told == {"journal_mode": "wal", "foreign_keys": 1}
            with transaction.atomic():
                assert connection.in_atomic_block
        else:
            cursor.execute("SHOW transaction_isolation")
            assert cursor.fetchone() == ("read committed",)
    options = settings.DATABASES["default"]["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in options["init_command"]
