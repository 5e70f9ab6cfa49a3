"""Evidence: files that support records. A file in use cannot go away, and the same file used elsewhere is told."""

from __future__ import annotations

import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Final

from django.conf import settings
from django.db import transaction

from wenxiao_site.actions.auditing import claim, deed, keep, snapshot, wait_turn
from wenxiao_site.actions.errors import Missing, Refused, refusals
from wenxiao_site.adapters.storage import storage
from wenxiao_site.registry.models import (
    BudgetAmount,
    EvidenceFile,
    EvidenceUse,
    Execution,
    Indicator,
    PerformancePlan,
    Project,
    Unit,
)
from wenxiao_site.visibility import may, visible

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import Model, QuerySet

    from wenxiao_site.actions.auditing import Deed
    from wenxiao_site.visibility import Hat

_ZIP: Final = (b"PK\x03\x04",)
_OLD_OFFICE: Final = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."

KINDS: Final[dict[str, tuple[str, tuple[bytes, ...]]]] = {
    ".pdf": ("application/pdf", (b"%PDF-",)),
    ".jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    ".docx": (f"{_OFFICE}wordprocessingml.document", _ZIP),
    ".xlsx": (f"{_OFFICE}spreadsheetml.sheet", _ZIP),
    ".pptx": (f"{_OFFICE}presentationml.presentation", _ZIP),
    ".doc": ("application/msword", _OLD_OFFICE),
    ".xls": ("application/vnd.ms-excel", _OLD_OFFICE),
    ".wps": ("application/vnd.ms-works", (*_OLD_OFFICE, *_ZIP)),
    ".et": ("application/vnd.ms-excel", (*_OLD_OFFICE, *_ZIP)),
    ".ofd": ("application/ofd", _ZIP),
    ".zip": ("application/zip", _ZIP),
    ".txt": ("text/plain", ()),
    ".csv": ("text/csv", ()),
}
"""Extension → media type and how such a file begins (no beginning: text)."""

PROGRAMS: Final = frozenset(
    f".{each}"
    for each in (
        *"exe com scr msi bat cmd ps1 vbs vbe js jse wsf hta jar dll sys cpl lnk reg sh run apk app elf so py".split(),
        *"docm xlsm pptm dotm xlam".split(),
    )
)
"""Extensions of what runs when it is opened; Office documents with macros among them."""
_PROGRAM_HEADS: Final = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_MACROS: Final = frozenset({"vbaProject.bin"})

_RECORDS: Final = {
    "project": Project,
    "plan": PerformancePlan,
    "indicator": Indicator,
    "budget_amount": BudgetAmount,
    "execution": Execution,
}
_HEAD: Final = 4096


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that was taken in. `elsewhere`: how many other units have the same content (say which only if seen)."""

    file: EvidenceFile
    elsewhere: int


def attach(*, unit: int, name: str, source: BinaryIO, by: Hat, on: datetime) -> Attached:
    """Take a file of a unit in; the same content again gives the file that is there. Raises Refused.

    The content is durable before the row is written: a row never points to nothing.
    """
    name = _plain_name(name)
    media_type, size = _recognised(name, source)
    if not may(by, "evidence.attach"):
        raise Missing
    with refusals():
        kept = storage().put(source)
    if kept.size != size:
        raise Refused({"file": "文件没有传完整，请重新上传。"})
    with deed("evidence.attach", by=by, on=on) as told:
        owner = claim("evidence.attach", Unit, unit, by)
        row = EvidenceFile.objects.filter(unit=owner, sha256=kept.sha256).first()
        if row is None:
            row = EvidenceFile(unit=owner, sha256=kept.sha256, uploaded_by=by.person, uploaded_at=on)
            row.size, row.name, row.media_type = kept.size, name, media_type
            keep(row, new=True)
        elif row.discarded_at is not None:
            row.discarded_at = None
            keep(row)
        told.done_to(row, after=snapshot(row), unit=owner)
        wait_turn()
        if not storage().path(row.sha256).exists():  # discarded by another unit since it was put there
            source.seek(0)
            storage().put(source)
        elsewhere = EvidenceFile.objects.filter(sha256=kept.sha256).exclude(unit=owner).count()
    return Attached(row, elsewhere)


def use(*, file: int, record: str, pk: int, by: Hat, on: datetime, note: str = "") -> EvidenceUse:
    """Let a file support a record: `record` is ``project``, ``plan``, ``indicator``, ``budget_amount``, ``execution``.

    Raises Refused.
    """
    with deed("evidence.use", by=by, on=on) as told:
        row = claim("evidence.use", EvidenceFile, file, by)
        if record not in _RECORDS:
            raise Refused({"record": "佐证材料不能用在这里。"})
        model = _RECORDS[record]
        target = visible(model, by).filter(pk=pk).first()
        if target is None:
            raise Missing
        if row.discarded_at is not None:
            raise Refused({"file": "这个文件已经作废，请重新上传。"})
        if row.uses.filter(removed_at__isnull=True, **{record: target}).exists():
            raise Refused({"file": "这个文件已经用在这里。"})
        made = EvidenceUse(file=row, note=note, used_by=by.person, used_at=on, **{record: target})
        keep(made, new=True)
        told.done_to(made, after=snapshot(made), unit=row.unit)
    return made


def support(told: Deed, record: str, target: Model, file: EvidenceFile | None) -> None:
    """Let a file, and no other, support a record, inside another deed: a file in use cannot vanish. Raises Refused."""
    for other in EvidenceUse.objects.filter(removed_at__isnull=True, **{record: target}).exclude(file=file):
        other.removed_at = told.on
        keep(other)
    if told.by and file is not None and not file.uses.filter(removed_at__isnull=True, **{record: target}).exists():
        keep(EvidenceUse(file=file, used_by=told.by.person, used_at=told.on, **{record: target}), new=True)


def remove(*, use: int, by: Hat, on: datetime) -> EvidenceUse:
    """A file no longer supports a record; that it did is kept. Raises Refused."""
    with deed("evidence.remove", by=by, on=on) as told:
        row = claim("evidence.remove", EvidenceUse, use, by)
        if row.removed_at is not None:
            raise Refused("这份佐证材料已经移除。")
        if row.material is not None and row.material.file_id == row.file_id:
            raise Refused("这份文件是事前评估的资料，不能移除；请在评估里换交。")
        row.removed_at = on
        keep(row)
        told.done_to(row, before={"removed_at": None}, after={"removed_at": on}, unit=row.file.unit)
    return row


def discard(*, file: int, by: Hat, on: datetime) -> EvidenceFile:
    """Take a file that nothing uses out of sight; its content goes when no unit has it any more. Raises Refused."""
    with deed("evidence.discard", by=by, on=on) as told:
        row = claim("evidence.discard", EvidenceFile, file, by)
        uses = row.uses.filter(removed_at__isnull=True).count()
        if uses:
            raise Refused(f"这个文件正用在 {uses} 处，不能作废；请先在那里移除。")
        if row.department_reports.exists() or row.objections.exists():
            raise Refused("这个文件是归档的自评报告或异议的证明，不能作废。")
        if row.reports.exists() or row.papers.exists():
            raise Refused("这个文件是第三方的评价报告或评价底稿，不能作废。")
        row.discarded_at = on
        keep(row)
        told.done_to(row, before={"discarded_at": None}, after={"discarded_at": on}, unit=row.unit)
    _remove_unwanted(row.sha256)
    return row


def _remove_unwanted(sha256: str) -> None:
    """Remove a content that no unit wants any more, while nobody can attach it."""
    with transaction.atomic():
        wait_turn()
        if not EvidenceFile.objects.filter(sha256=sha256, discarded_at__isnull=True).exists():
            storage().remove(sha256)


def missing() -> QuerySet[EvidenceFile]:
    """The files in force whose content is gone or damaged."""
    store = storage()
    files = EvidenceFile.objects.filter(discarded_at__isnull=True)
    return files.filter(pk__in=[each.pk for each in files.iterator() if not store.is_whole(each.sha256)])


def _plain_name(name: str) -> str:
    """The last part of a name, without folders and control characters. Raises Refused."""
    plain = PurePosixPath(name.replace("\\", "/")).name
    plain = "".join(each for each in unicodedata.normalize("NFC", plain) if unicodedata.category(each) != "Cc").strip()
    if not plain or plain in {".", ".."}:
        raise Refused({"file": "文件没有名字，请重新选择文件。"})
    most = EvidenceFile._meta.get_field("name").max_length or 0  # noqa: SLF001 - documented
    if len(plain) > most:
        raise Refused({"file": f"文件名最多 {most} 个字，现在有 {len(plain)} 个字，请缩短后再上传。"})
    return plain


def _recognised(name: str, source: BinaryIO) -> tuple[str, int]:
    """The media type and the size of a file that is what its name says. Raises Refused."""
    extension = PurePosixPath(name).suffix.lower()
    head = source.read(_HEAD)
    source.seek(0)
    if extension in PROGRAMS or head.startswith(_PROGRAM_HEADS):
        raise Refused({"file": f"这是可执行程序（{name}），不能作佐证材料；请上传文件、图片或表格本身。"})
    if extension not in KINDS:
        allowed = "、".join(each.removeprefix(".") for each in KINDS)
        raise Refused({"file": f"不接受这种文件（{extension or '没有扩展名'}）。可以上传：{allowed}。"})
    media_type, beginnings = KINDS[extension]
    size = source.seek(0, 2)
    source.seek(0)
    if size == 0:
        raise Refused({"file": "文件是空的，请检查后重新上传。"})
    if size > settings.UPLOAD_LIMIT:
        raise Refused({"file": f"文件超过 {settings.UPLOAD_LIMIT // 1024 // 1024} MB，请压缩或分开上传。"})
    if beginnings and not head.startswith(beginnings):
        kind = extension.removeprefix(".")
        raise Refused({"file": f"文件内容不是 {kind}：可能改过扩展名或已损坏，请用原来的软件另存后再上传。"})
    if not beginnings and b"\0" in head:
        raise Refused({"file": "文件内容不是文本，请检查后重新上传。"})
    if head.startswith(_ZIP):
        _refuse_programs_within(source)
    return media_type, size


def _refuse_programs_within(source: BinaryIO) -> None:
    """A package with a program or with macros in it is no evidence, whatever else it holds. Raises Refused."""
    try:
        with zipfile.ZipFile(source) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
        raise Refused({"file": "压缩的文件已损坏，打不开，请重新生成后再上传。"}) from error
    finally:
        source.seek(0)
    for name in names:
        path = PurePosixPath(name)
        if path.suffix.lower() in PROGRAMS or path.name in _MACROS:
            raise Refused({"file": f"里面有可执行程序或宏（{path.name}），不能作佐证材料；请去掉后再上传。"})
