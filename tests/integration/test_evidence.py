"""Evidence: what is taken in, what is refused, and that nothing in use goes away."""

import zipfile
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.test.utils import override_settings

from support.world import LATER
from wenxiao_site.actions import evidence
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused
from wenxiao_site.adapters.storage import storage
from wenxiao_site.registry.models import EvidenceFile, EvidenceUse

PDF = b"%PDF-1.7 something"


def attach(world, content=PDF, name="验收单.pdf", login="clerk", unit="654300000/219001"):
    return evidence.attach(unit=world.unit(unit).pk, name=name, source=BytesIO(content), by=world.hat(login), on=LATER)


def zipped(*names):
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return content.getvalue()


def test_a_file_is_kept_by_its_content(world):
    file = attach(world).file
    with storage().open(file.sha256) as content:
        assert content.read() == PDF
    assert (file.size, file.media_type, file.name) == (len(PDF), "application/pdf", "验收单.pdf")
    again = attach(world, name="另一个名字.pdf")
    assert (again.file.pk, again.elsewhere) == (file.pk, 0)
    other = attach(world, login="school-clerk", unit="654300000/205001")
    assert (other.file.pk != file.pk, other.elsewhere) == (True, 1)
    assert list(storage().everything()).count(file.sha256) == 1


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("病毒.exe", b"MZ", "这是可执行程序（病毒.exe），不能作佐证材料"),
        ("图片.gif", b"GIF89a", "不接受这种文件（.gif）"),
        ("脚本.txt", b"#!/bin/sh\nrm -rf /", "这是可执行程序（脚本.txt）"),
        ("材料.zip", zipped("照片.jpg", "安装/setup.EXE"), "里面有可执行程序或宏（setup.EXE）"),
        ("报告.docx", zipped("word/document.xml", "word/vbaProject.bin"), "里面有可执行程序或宏（vbaProject.bin）"),
        ("坏的.zip", b"PK\x03\x04 cut", "压缩的文件已损坏"),
        ("没有扩展名", PDF, "不接受这种文件（没有扩展名）"),
        ("假的.pdf", b"MZ\x90", "这是可执行程序（假的.pdf）"),
        ("图.pdf", b"\x89PNG", "文件内容不是 pdf"),
        ("假的.xlsx", PDF, "文件内容不是 xlsx"),
        ("空的.pdf", b"", "文件是空的"),
        ("二进制.txt", b"a\0b", "文件内容不是文本"),
        (f"{'长' * 300}.pdf", PDF, "文件名最多 200 个字，现在有 304 个字"),
        ("..", PDF, "文件没有名字"),
        ("", PDF, "文件没有名字"),
    ],
)
def test_a_wrong_upload_is_refused_beside_the_field(world, name, content, sentence):
    before = set(storage().everything())
    with pytest.raises(Refused) as problem:
        attach(world, content, name)
    assert problem.value.problems["file"].startswith(sentence)
    assert set(storage().everything()) == before


def test_an_upload_that_is_too_large_is_refused(world):
    with override_settings(UPLOAD_LIMIT=1024 * 1024), pytest.raises(Refused, match="文件超过 1 MB"):
        attach(world, PDF + b"0" * 1024 * 1024)


def test_a_name_is_only_a_name(world):
    assert attach(world, name="..\\..\\etc/密码<script>.pdf").file.name == "密码<script>.pdf"
    assert attach(world, PDF + b"1", name="换\n行\x07.PDF").file.name == "换行.PDF"


def test_a_file_in_use_does_not_go_away(world):
    project = world.project("seeds")
    file = EvidenceFile.objects.get(unit=project.unit)
    with pytest.raises(Refused, match="正用在 5 处，不能作废"):
        evidence.discard(file=file.pk, by=world.hat("clerk"), on=LATER)
    for change, words in (
        (lambda: EvidenceFile.objects.filter(pk=file.pk).update(discarded_at=LATER), "正在使用"),
        (lambda: EvidenceFile.objects.filter(pk=file.pk).update(sha256="0" * 64), "不能更换"),
        (lambda: EvidenceFile.objects.filter(pk=file.pk)._raw_delete("default"), "不能删除"),
        (lambda: EvidenceUse.objects.filter(file=file)._raw_delete("default"), "不能删除"),
    ):
        with pytest.raises(IntegrityError, match=words), transaction.atomic():
            change()
    for use in file.uses.all():
        evidence.remove(use=use.pk, by=world.hat("clerk"), on=LATER)
    evidence.discard(file=file.pk, by=world.hat("clerk"), on=LATER)
    assert not storage().path(file.sha256).exists()
    with pytest.raises(Refused, match="已经作废"):
        evidence.use(file=file.pk, record="project", pk=project.pk, by=world.hat("clerk"), on=LATER)
    with pytest.raises(IntegrityError, match="已作废"), transaction.atomic():
        EvidenceUse.objects.create(file=file, project=project, used_by=world.hat("clerk").person, used_at=LATER)


def test_a_content_stays_while_another_unit_has_it(world):
    mine, theirs = attach(world).file, attach(world, login="school-clerk", unit="654300000/205001").file
    evidence.discard(file=mine.pk, by=world.hat("clerk"), on=LATER)
    assert storage().is_whole(theirs.sha256)
    evidence.discard(file=theirs.pk, by=world.hat("school-clerk"), on=LATER)
    assert not storage().path(theirs.sha256).exists()
    assert attach(world).file.pk == mine.pk
    assert storage().is_whole(mine.sha256)


def test_the_same_file_supports_a_record_once(world):
    project = world.project("seeds")
    file = EvidenceFile.objects.get(unit=project.unit)
    with pytest.raises(Refused, match="已经用在这里"):
        evidence.use(file=file.pk, record="project", pk=project.pk, by=world.hat("clerk"), on=LATER)
    with pytest.raises(Refused, match="不能用在这里"):
        evidence.use(file=file.pk, record="person", pk=1, by=world.hat("clerk"), on=LATER)


def test_nobody_uses_another_units_file_or_record(world):
    file = attach(world).file
    with pytest.raises(Missing):
        evidence.use(file=file.pk, record="project", pk=world.project("school").pk, by=world.hat("clerk"), on=LATER)
    with pytest.raises(Missing):
        evidence.use(
            file=file.pk, record="project", pk=world.project("school").pk, by=world.hat("school-clerk"), on=LATER
        )
    with pytest.raises(Missing):
        attach(world, login="observer")
    with pytest.raises((Missing, NotAllowed)):
        attach(world, unit="654300000/205001")


def test_what_is_lost_or_damaged_on_the_disk_is_found(world):
    damaged, lost = attach(world).file, attach(world, PDF + b"2").file
    assert not evidence.missing().exists()
    storage().path(damaged.sha256).write_bytes(b"other")
    storage().remove(lost.sha256)
    assert {each.pk for each in evidence.missing()} == {damaged.pk, lost.pk}


def test_the_storage_knows_no_paths(world):
    for name in ("../../etc/passwd", "", "0" * 63, "G" * 64):
        with pytest.raises(ValueError, match="no SHA-256"):
            storage().path(name)
