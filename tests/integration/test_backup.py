"""A backup is one moment of everything, taken while people write, and comes back equal, also on the other database."""

import json
import subprocess
import sys
import threading
import zipfile

import pytest
from django.db import connection, connections

from support.databases import VENDORS
from support.world import LATER, NOW, World
from wenxiao_site.actions import auditing, evidence, people, projects
from wenxiao_site.adapters import backup
from wenxiao_site.adapters.storage import storage
from wenxiao_site.registry.models import AuditEvent, EvidenceFile, Person, Project


def digests():
    """What every table holds now."""
    return {table.name: backup.digest(table) for table in backup.tables()}


@pytest.mark.parametrize("target", VENDORS)
@pytest.mark.parametrize("source", VENDORS)
def test_everything_comes_back_equal_also_on_the_other_database(databases, tmp_path, source, target):
    with databases.fresh(source, "world", tmp_path / "from"):
        people.amend_self(changes={"phone": "制表\\符"}, by=World().hat("clerk"), on=LATER)
        before, verdict, files = digests(), auditing.verify(), list(storage().everything())
        summary = backup.write(tmp_path / "all.backup", NOW)
    assert sum(summary.rows.values()) > 300
    assert len(files) == summary.evidence == 6
    with databases.fresh(target, "nothing", tmp_path / "to"):
        assert backup.read(tmp_path / "all.backup") == summary
        assert digests() == before
        assert auditing.verify() == verdict
        assert list(storage().everything()) == files
        assert not evidence.missing().exists()
        world = World()
        made = projects.register(
            unit=world.unit("654300000/219001").pk,
            fields={**FIELDS, "name": "恢复后登记"},
            by=world.hat("clerk"),
            on=LATER,
        )
        assert made.pk > max(Project.objects.exclude(pk=made.pk).values_list("pk", flat=True))
        assert auditing.verify().count == verdict.count + 1


FIELDS = {
    "category": "SPECIFIC",
    "novelty": "NEW",
    "first_year": 2026,
    "account": "GENERAL_PUBLIC",
    "functional_code": "2130106",
}


def test_triggers_and_constraints_are_there_again_after_a_restore(databases, tmp_path, world):
    backup.write(tmp_path / "all.backup", NOW)
    vendor = connection.vendor
    with databases.fresh(vendor, "nothing", tmp_path / "to"):
        backup.read(tmp_path / "all.backup")
        with pytest.raises(Exception, match="不能删除"):
            AuditEvent.objects.filter(sequence=1)._raw_delete("default")


def test_a_place_with_anything_in_it_is_refused(world, tmp_path):
    backup.write(tmp_path / "all.backup", NOW)
    before = digests()
    with pytest.raises(backup.BackupError, match="这里已有数据"):
        backup.read(tmp_path / "all.backup")
    assert digests() == before


def test_migrated_but_empty_is_empty(databases, tmp_path, world):
    before = digests()
    backup.write(tmp_path / "all.backup", NOW)
    with databases.fresh(connection.vendor, "empty", tmp_path / "to"):
        backup.read(tmp_path / "all.backup")
        assert digests() == before


def test_a_backup_is_one_moment_while_people_write(databases, world, tmp_path):
    hat, stop, written = world.hat("clerk"), threading.Event(), []

    def keep_writing():
        try:
            while not stop.is_set():
                people.amend_self(changes={"phone": str(len(written))}, by=hat, on=LATER)
                written.append(1)
        finally:
            connections["default"].close()

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        for number in range(3):
            backup.write(tmp_path / f"{number}.backup", NOW)
    finally:
        stop.set()
        writer.join()
    assert written
    for number in range(3):
        with databases.fresh(connection.vendor, "nothing", tmp_path / f"to{number}"):
            backup.read(tmp_path / f"{number}.backup")
            verdict = auditing.verify()
            assert verdict.broken is None
            phone = AuditEvent.objects.filter(action="people.amend_self").order_by("-sequence").first()
            told = json.loads(phone.after)["phone"] if phone else ""
            assert Person.objects.get(login="clerk").phone == told
    assert auditing.verify().broken is None


def test_a_backup_never_overwrites_and_leaves_no_half(world, tmp_path, monkeypatch):
    target = tmp_path / "all.backup"
    target.write_text("mine")
    with pytest.raises(backup.BackupError, match="已经存在"):
        backup.write(target, NOW)
    assert target.read_text() == "mine"
    monkeypatch.setattr(backup, "_write_evidence", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        backup.write(tmp_path / "other", NOW)
    assert [each.name for each in tmp_path.glob("*") if each.is_file()] == ["all.backup"]


def test_a_backup_is_for_its_owner_alone(world, tmp_path):
    backup.write(tmp_path / "all.backup", NOW)
    assert (tmp_path / "all.backup").stat().st_mode & 0o777 == 0o600


def test_missing_evidence_stops_a_backup(world, tmp_path):
    storage().remove(EvidenceFile.objects.first().sha256)
    with pytest.raises(backup.BackupError, match="佐证材料的内容缺失"):
        backup.write(tmp_path / "all.backup", NOW)


def rewritten(source, target, name, change):
    """A copy of a backup with one member changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for each in old.namelist():
            content = old.read(each)
            new.writestr(each, change(content) if each == name else content)


DAMAGED = (
    ("tables/registry_person.tsv", lambda told: told.replace(b"clerk", b"crook", 1), "恢复后与备份不一致"),
    ("tables/registry_project.tsv", lambda told: told[: told.rindex(b"\n", 0, -1) + 1], "恢复后与备份不一致"),
    ("manifest.json", lambda told: told.replace(b"0001_initial", b"0009_later"), "来自更新的版本"),
    ("manifest.json", lambda told: told.replace(b'"format": 1', b'"format": 2'), "不认识"),
    ("manifest.json", lambda _: b"{}", "不认识"),
    ("manifest.json", lambda _: b"nonsense", "不是问效的备份文件"),
)


def test_a_damaged_backup_is_refused_whole(databases, world, tmp_path):
    backup.write(tmp_path / "all.backup", NOW)
    with databases.fresh(connection.vendor, "nothing", tmp_path / "to"):
        for name, change, words in DAMAGED:
            rewritten(tmp_path / "all.backup", tmp_path / "bad.backup", name, change)
            with pytest.raises(backup.BackupError, match=words):
                backup.read(tmp_path / "bad.backup")
            assert "registry_project" not in connection.introspection.table_names() or not Project.objects.exists()
        backup.read(tmp_path / "all.backup")
        assert auditing.verify().broken is None


def test_a_file_that_is_no_backup_is_refused(empty_place, tmp_path):
    (tmp_path / "x.backup").write_bytes(b"no zip")
    with pytest.raises(backup.BackupError, match="不是完整的备份文件"):
        backup.read(tmp_path / "x.backup")


@pytest.fixture(params=VENDORS)
def empty_place(request, databases, tmp_path):
    with databases.fresh(request.param, "nothing", tmp_path) as address:
        yield address


def wenxiao(*arguments, address, var):
    """The command line, as a person runs it."""
    return subprocess.run(
        [sys.executable, "-c", "from wenxiao_site.cli.main import main; main()", *map(str, arguments)],
        env={**ENVIRONMENT, "WENXIAO_DATABASE": address, "WENXIAO_VAR": str(var)},
        capture_output=True,
        text=True,
        check=False,
    )


ENVIRONMENT = {"PYTHONPATH": ":".join(sys.path), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}


def test_the_commands_say_what_they_did(databases, empty_place, tmp_path):
    made = wenxiao("migrate", address=empty_place, var=tmp_path / "a")
    assert (made.returncode, made.stdout) == (0, "数据库已是本程序的版本。\n"), made.stderr
    backed = wenxiao("backup", tmp_path / "x.backup", address=empty_place, var=tmp_path / "a")
    assert backed.returncode == 0, backed.stderr
    assert "张表" in backed.stdout
    again = wenxiao("backup", tmp_path / "x.backup", address=empty_place, var=tmp_path / "a")
    assert (again.returncode, again.stdout) == (1, "")
    assert "已经存在，请换一个文件名。" in again.stderr
    with databases.fresh(connection.vendor, "nothing", tmp_path / "b") as other:
        restored = wenxiao("restore", tmp_path / "x.backup", address=other, var=tmp_path / "b")
        assert restored.returncode == 0, restored.stderr
        assert "逐表与备份一致" in restored.stdout
        assert "审计链完好：0 条" in restored.stdout


def test_the_command_verifies_and_names_the_first_broken_event(world, request, tmp_path):
    address = connection_address()
    whole = wenxiao("audit", "verify", address=address, var=tmp_path)
    assert whole.returncode == 0, whole.stderr
    assert whole.stdout.startswith("审计链完好：")
    with connection.cursor() as cursor:
        drop = "DROP TRIGGER registry_auditevent_not_changed"
        cursor.execute(f"{drop} ON registry_auditevent" if connection.vendor == "postgresql" else drop)
        cursor.execute("UPDATE registry_auditevent SET action = 'x' WHERE sequence = 7")
    broken = wenxiao("audit", "verify", address=address, var=tmp_path)
    assert broken.returncode == 1
    assert broken.stderr.startswith("审计链在第 7 条断开：")


def connection_address():
    """The address of the database that the test has."""
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{told['NAME']}"
    return f"postgresql://{told['USER']}@/{told['NAME']}?host={told['HOST']}"
