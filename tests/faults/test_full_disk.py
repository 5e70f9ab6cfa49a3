"""A full disk: a clear sentence, nothing half-written, nothing lost, and all goes on when there is room again."""

import resource
import sqlite3
from contextlib import contextmanager
from io import BytesIO

import pytest
from django.db import OperationalError, connection
from psycopg import errors as psycopg_errors

from support.world import FIELDS, LATER, NOW
from wenxiao_site.actions import auditing, evidence, projects
from wenxiao_site.actions.errors import Refused, refusals
from wenxiao_site.adapters import backup
from wenxiao_site.adapters.storage import storage
from wenxiao_site.registry.models import AuditEvent, EvidenceFile, Project

SENTENCE = "磁盘写不进去，可能是空间不足；没有保存，原有数据不受影响。请联系系统管理员清理磁盘后再试一次。"


@contextmanager
def files_no_larger_than(size):
    """No file of this process can grow beyond a size: the system refuses to write, as it does on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def full_database():
    """The database has no room for another page (SQLite), or says so when it needs one (PostgreSQL)."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            (kept,) = cursor.execute("PRAGMA max_page_count").fetchone()
            (pages,) = cursor.execute("PRAGMA page_count").fetchone()
            cursor.execute(f"PRAGMA max_page_count = {pages}")
        else:
            cursor.execute(
                "CREATE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$"
            )
            cursor.execute(
                "CREATE TRIGGER disk_is_full BEFORE INSERT ON registry_auditevent EXECUTE FUNCTION disk_is_full()"
            )
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute(f"PRAGMA max_page_count = {kept}")
            else:
                cursor.execute("DROP FUNCTION disk_is_full CASCADE")


def register(world, name):
    fields = {**FIELDS, "name": name, "summary": "很长的概况" * 380}
    return projects.register(unit=world.unit("654300000/219001").pk, fields=fields, by=world.hat("clerk"), on=LATER)


def fill(world):
    """Register until it is refused; how many were registered."""
    for number in range(1000):
        register(world, f"项目{number}")
    pytest.fail("the disk never was full")


def test_a_full_database_refuses_with_a_sentence_and_goes_on_afterwards(world):
    before = Project.objects.count()
    with full_database(), pytest.raises(Refused) as problem:
        fill(world)
    assert problem.value.problems == {"": SENTENCE}
    verdict = auditing.verify()
    assert verdict.broken is None
    told = AuditEvent.objects.filter(action="projects.register").count()
    assert Project.objects.count() == told >= before
    register(world, "有空间以后")
    assert auditing.verify().count == verdict.count + 1


def test_a_database_file_that_cannot_grow_refuses_with_the_same_sentence(world):
    if connection.vendor == "sqlite":
        size = connection.settings_dict["NAME"]
        with open(size, "rb") as file:  # noqa: PTH123 - its size is all that is asked
            most = file.seek(0, 2)
        with files_no_larger_than(most), pytest.raises(Refused) as problem:
            fill(world)
        assert problem.value.problems == {"": SENTENCE}
    assert auditing.verify().broken is None
    register(world, "有空间以后")


def test_evidence_that_does_not_fit_is_refused_and_leaves_nothing(world):
    content = b"%PDF-1.4 " + b"0" * 300_000
    before, rows = set(storage().everything()), EvidenceFile.objects.count()
    about = {"unit": world.unit("654300000/219001").pk, "name": "大.pdf", "by": world.hat("clerk"), "on": LATER}
    with files_no_larger_than(100_000), pytest.raises(Refused) as problem:
        evidence.attach(**about, source=BytesIO(content))
    assert problem.value.problems == {"": SENTENCE}
    assert (set(storage().everything()), EvidenceFile.objects.count()) == (before, rows)
    assert list((storage().root / "incoming").iterdir()) == []
    evidence.attach(**about, source=BytesIO(content))


def test_a_backup_that_does_not_fit_leaves_no_half(world, tmp_path):
    content = BytesIO(b"%PDF-1.4 " + b"0" * 300_000)
    unit = world.unit("654300000/219001").pk
    evidence.attach(unit=unit, name="大.pdf", source=content, by=world.hat("clerk"), on=LATER)
    with files_no_larger_than(100_000), pytest.raises(OSError, match="File too large"):
        backup.write(tmp_path / "all.backup", NOW)
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == []
    backup.write(tmp_path / "all.backup", NOW)


def raised(cause):
    error = OperationalError("…")
    error.__cause__ = cause
    return error


def sqlite_error(code):
    cause = sqlite3.OperationalError("…")
    cause.sqlite_errorcode = code
    return cause


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        (sqlite_error(sqlite3.SQLITE_FULL), "空间不足"),
        (sqlite_error(sqlite3.SQLITE_BUSY), "系统正忙"),
        (sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT), "系统正忙"),
        (psycopg_errors.DiskFull(), "空间不足"),
        (psycopg_errors.DeadlockDetected(), "系统正忙"),
        (psycopg_errors.LockNotAvailable(), "系统正忙"),
    ],
)
def test_what_a_database_complains_of_is_said_in_words(cause, words):
    with pytest.raises(Refused, match=words), refusals():
        raise raised(cause)


def test_what_is_nobodys_fault_stays_an_error():
    with pytest.raises(OperationalError), refusals():
        raise raised(sqlite_error(sqlite3.SQLITE_CORRUPT))
    with pytest.raises(OSError, match="odd"), refusals():
        raise OSError(5, "odd")
