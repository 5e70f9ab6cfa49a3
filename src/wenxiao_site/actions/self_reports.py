"""Reports of units on themselves: drafted with numbers from the records, written on the page or in Word, archived."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from wenxiao_site.actions import department_report as document
from wenxiao_site.actions.auditing import (
    canonical,
    claim,
    deed,
    keep,
    keep_all,
    refuse_stale,
    rewound,
    set_fields,
    snapshot,
    stored,
    wait_turn,
)
from wenxiao_site.actions.department_figures import AMOUNTS, COUNTS, rules_of_year, taken
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.merging import differing
from wenxiao_site.adapters.storage import storage
from wenxiao_site.adapters.word_reading import NotWordError, Region, regions
from wenxiao_site.registry.models import (
    DepartmentReport,
    DutyProject,
    EvidenceFile,
    PerformancePlan,
    PlanState,
    Project,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from wenxiao_site.actions.department_report import Told
    from wenxiao_site.actions.merging import Content
    from wenxiao_site.visibility import Hat

HEAD: Final = (*COUNTS, *AMOUNTS, *document.PASSAGES)
"""What is typed."""

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OPTIONAL: Final = frozenset({"other"})
_MOST_NAMED: Final = 30
_MOST_SHOWN: Final = 40


def draft(*, unit: int, fiscal_year: int, by: Hat, on: datetime) -> DepartmentReport:
    """Begin the report of a unit, or take the numbers of one that is not archived anew from the records.

    It begins with the main tasks of the year, and the projects that carry them, of the unit's approved overall plan.
    Raises Refused.
    """
    with deed("self_reports.draft", by=by, on=on) as told:
        owner = claim("self_reports.draft", Unit, unit, by)
        if fiscal_year > told.day.year:
            raise Refused({"fiscal_year": f"{fiscal_year} 年度还没有开始，没有可以报告的数据。"})
        figures = taken(owner, fiscal_year)
        if not figures["projects"]:
            raise Refused({"fiscal_year": f"{fiscal_year} 年度没有列入预算的项目，没有可以报告的数据。"})
        row = DepartmentReport.objects.select_for_update().filter(unit=owner, fiscal_year=fiscal_year).first()
        before = content(row) if row is not None else None
        if row is None:
            row = DepartmentReport(unit=owner, fiscal_year=fiscal_year, recorded_at=on)
        else:
            _refuse_archived(row)
            row.revision += 1
        row.figures, row.figures_at = canonical(figures), on
        row.rulebook_digest = rules_of_year(owner, fiscal_year).digest
        keep(row, new=before is None)
        if before is None:
            keep_all(_planned_duties(row, {each["code"] for each in figures["projects"]}))
            told.done_to(row, after=content(row), unit=owner)
        else:
            old, new = differing(before, content(row))
            told.done_to(row, before=old, after=new, unit=owner)
    return row


def fill(*, report: int, revision: int, changes: Mapping[str, Any], by: Hat, on: datetime) -> DepartmentReport:
    """Save what was typed, any of `HEAD`, into a report that was read at `revision`. Raises Refused, StaleVersion."""
    with deed("self_reports.fill", by=by, on=on) as told:
        row = claim("self_reports.fill", DepartmentReport, report, by)
        _refuse_archived(row)
        before = content(row)
        refuse_stale(row, before, revision, lambda read: {**read, **_stored(changes)})
        set_fields(row, changes, HEAD)
        row.revision += 1
        keep(row)
        old, new = differing(before, content(row))
        told.done_to(row, before=old, after=new, unit=row.unit)
    return row


def link(*, report: int, duty: str, projects: Sequence[int], by: Hat, on: datetime) -> DepartmentReport:
    """Say which projects serve a key duty: these and no others; none takes the duty away. Raises Refused.

    A project that served another duty serves this one from now on.
    """
    with deed("self_reports.link", by=by, on=on) as told:
        row = claim("self_reports.link", DepartmentReport, report, by)
        _refuse_archived(row)
        if not duty.strip():
            raise Refused({"duty": "请填写重点任务。"})
        own = Project.objects.filter(pk__in=projects, code__in=[each["code"] for each in figures_of(row)["projects"]])
        chosen = list(own.order_by("pk"))
        if len(chosen) != len(set(projects)):
            raise Refused({"projects": "所选项目里有不属于这份报告的，请重新选择。"})
        before = content(row)
        row.duty_projects.filter(duty=duty.strip()).delete()
        row.duty_projects.filter(project__in=chosen).delete()
        keep_all([DutyProject(report=row, duty=duty.strip(), project=each) for each in chosen])
        row.revision += 1
        keep(row)
        old, new = differing(before, content(row))
        told.done_to(row, before=old, after=new, unit=row.unit)
    return row


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What became of an edited document. `taken`: headings of passages; `ignored`: sentences on what was not taken."""

    row: DepartmentReport
    taken: list[str]
    ignored: list[str]


def read_back(*, report: int, source: BinaryIO, by: Hat, on: datetime) -> ReadBack:
    """Take the passages of an edited document in; numbers that differ from the records are named, never taken.

    A passage that was changed on the page since the document was written stays as it is, and is named. Raises Refused
    for a file that is no Word document, is no report, or is the report of another unit or year.
    """
    with deed("self_reports.read_back", by=by, on=on) as told:
        row = claim("self_reports.read_back", DepartmentReport, report, by)
        _refuse_archived(row)
        before = content(row)
        theirs = _read(source, {})
        ours = regions(BytesIO(document.written(told_of(row), draws=False)), {})
        if not any(name.startswith(document.PASSAGE) for name in theirs):  # the processor has lost the bookmarks
            theirs = _read(source, ours)
        _refuse_other(row, theirs)
        base = rewound(row, before, _revision(row, theirs))
        taken_in, ignored = {}, _numbers_changed(ours, theirs)
        for name, (title, _) in document.PASSAGES.items():
            text = _passage(theirs.get(document.PASSAGE + name))
            if text is None:
                ignored.append(f"没有找到“{title}”，这一段保持原样。")
            elif text in (base[name], before[name]):
                continue
            elif before[name] != base[name]:
                ignored.append(f"“{title}”下载之后在网页上改过，文件里的没有带入，请核对后在网页上修改。")
            else:
                taken_in[name] = text
        set_fields(row, taken_in, HEAD)
        row.revision += 1
        keep(row)
        old, new = differing(before, content(row))
        told.done_to(row, before=old, after=new, unit=row.unit)
    return ReadBack(row, [document.PASSAGES[name][0] for name in taken_in], ignored)


def archive(*, report: int, revision: int, by: Hat, on: datetime) -> DepartmentReport:
    """Put a report, as it was read, into the evidence of its unit; nothing changes from then on.

    The content is durable before the row is written. Raises Refused, StaleVersion.
    """
    with deed("self_reports.archive", by=by, on=on) as told:
        row = claim("self_reports.archive", DepartmentReport, report, by)
        _refuse_archived(row)
        before = content(row)
        refuse_stale(row, before, revision, dict)
        open_ = [
            title
            for name, (title, _) in document.PASSAGES.items()
            if name not in _OPTIONAL and not getattr(row, name).strip()
        ]
        if open_:
            raise Refused(f"还没有写完，不能归档：{'、'.join(open_)}。")
        data = document.written(told_of(row))
        kept = storage().put(BytesIO(data))
        file = EvidenceFile(unit=row.unit, sha256=kept.sha256, size=kept.size, uploaded_by=by.person, uploaded_at=on)
        file.name, file.media_type = f"{row.fiscal_year}年度绩效自评报告.docx", WORD
        row.file, row.archived_at = keep(file, new=True), on
        row.revision += 1
        keep(row)
        old, new = differing(before, content(row))
        told.done_to(row, before=old, after={**new, "archived": snapshot(file)}, unit=row.unit)
        wait_turn()
        if not storage().path(kept.sha256).exists():  # discarded by another unit since it was put there
            storage().put(BytesIO(data))
    return row


def content(row: DepartmentReport) -> Content:
    """Everything in a report: its columns, the digest of its figures in their place, and which project serves what."""
    told = snapshot(row)
    told["figures"] = hashlib.sha256(row.figures.encode()).hexdigest()
    return told | {"duty_projects": duties_of(row)}


def _planned_duties(row: DepartmentReport, codes: set[str]) -> list[DutyProject]:
    """The main tasks of the approved plan of the unit as a whole, with those of their projects that are reported on."""
    approved = PerformancePlan.objects.filter(unit=row.unit, fiscal_year=row.fiscal_year, state=PlanState.APPROVED)
    plan = approved.order_by("-version").first()
    if plan is None:
        return []
    names = dict(plan.tasks.exclude(name="").values_list("key", "name"))
    carriers = plan.carriers.filter(task__in=names, key__in=codes).order_by("position", "pk")
    return [DutyProject(report=row, duty=names[each.task], project_id=each.project_id) for each in carriers]


def duties_of(row: DepartmentReport) -> dict[str, str]:
    """Code of a project → the key duty that it serves."""
    return dict(row.duty_projects.order_by("duty", "pk").values_list("project__code", "duty"))


def figures_of(row: DepartmentReport) -> Content:
    """The numbers of a report, as they were taken from the records."""
    figures: Content = json.loads(row.figures)
    return figures


def told_of(row: DepartmentReport) -> Told:
    """A report with everything that its page and its document show."""
    return document.told(row, figures_of(row), duties_of(row))


def _refuse_archived(row: DepartmentReport) -> None:
    if row.file_id is not None:
        raise Refused("这份报告已归档，不能再改。")


def _stored(changes: Mapping[str, Any]) -> Content:
    columns = {each.name: each for each in DepartmentReport._meta.concrete_fields}  # noqa: SLF001 - documented
    unknown = sorted(set(changes) - set(HEAD))
    if unknown:
        raise Refused(dict.fromkeys(unknown, "这一项不能在这里修改。"))
    return {name: stored(columns[name], value) for name, value in changes.items()}


# --- An edited document -----------------------------------------------------------------------------------------------


def _read(source: BinaryIO, ours: Mapping[str, Region]) -> dict[str, Region]:
    source.seek(0)
    named = ((name, each) for name, each in ours.items() if name and not name.startswith(document.REPORT))
    titles = {each.paragraphs[0]: name for name, each in named if each.paragraphs}
    try:
        return regions(source, titles)
    except NotWordError as error:
        raise Refused({"file": "读不出这个文件：请上传 Word 文档（.docx），或用 Word 另存一次再上传。"}) from error


def _refuse_other(row: DepartmentReport, theirs: Mapping[str, Region]) -> None:
    """What is no report, and what is the report of another unit or year, is not read. Raises Refused."""
    said = next((name.removeprefix(document.REPORT) for name in theirs if name.startswith(document.REPORT)), "")
    if said and said.partition("_")[0] != str(row.pk):
        raise Refused({"file": f"这是另一份报告，不是{row.unit}{row.fiscal_year}年度的，没有带入。请核对文件。"})
    if not any(name.startswith(document.PASSAGE) for name in theirs):
        raise Refused({"file": "这不是从本系统下载的自评报告：没有找到报告的各个部分。"})
    title = f"{row.unit.name}{row.fiscal_year}年度"
    if not said and not any(text.startswith(title) for text in theirs[""].paragraphs):
        raise Refused({"file": f"看不出这是{title}的报告：标题被改过。请保留标题再上传。"})


def _revision(row: DepartmentReport, theirs: Mapping[str, Region]) -> int:
    """The revision that a document was written at; the present one where it does not say."""
    mark = next((name for name in theirs if name.startswith(document.REPORT)), "")
    said = mark.rpartition("_")[2]
    return min(int(said), row.revision) if said.isdecimal() and int(said) > 0 else row.revision


def _passage(region: Region | None) -> str | None:
    """The text below the heading of a passage, without what only says what belongs there."""
    if region is None:
        return None
    texts = region.paragraphs[1:]
    return "\n".join(each for each in texts if not document.is_to_write(each)).strip()


def _numbers_changed(ours: Mapping[str, Region], theirs: Mapping[str, Region]) -> list[str]:
    """What stands otherwise in an edited document than in the records, in sentences."""
    told: list[str] = []
    for name, own in ours.items():
        if not name or name.startswith((document.PASSAGE, document.REPORT)):
            continue
        title = own.paragraphs[0] if own.paragraphs else "表格"
        other = theirs.get(name)
        if other is None:
            told.append(f"“{title}”在文件里没有，报告仍按系统数据生成。")
            continue
        told += _lines_changed(title, own, other)
        for table, edited in zip(own.tables, other.tables, strict=False):
            told += _cells_changed(title, table, edited)
        if len(own.tables) != len(other.tables):
            told.append(f"“{title}”的表格被增删，报告仍按系统数据生成。")
    more = len(told) - _MOST_NAMED
    return [*told[:_MOST_NAMED], f"另有 {more} 处。"] if more > 0 else told


def _lines_changed(title: str, own: Region, other: Region) -> list[str]:
    changed = [text for text in other.paragraphs if text not in own.paragraphs]
    gone = [text for text in own.paragraphs if text not in other.paragraphs]
    told = [f"“{title}”里的“{_short(text)}”与系统数据不符，没有采用。" for text in changed]
    return told + ([f"“{title}”里少了“{_short(text)}”，报告仍按系统数据生成。" for text in gone] if not changed else [])


def _cells_changed(title: str, own: list[list[str]], other: list[list[str]]) -> list[str]:
    told = []
    if len(own) != len(other):
        told.append(f"“{title}”应有 {len(own) - 1} 行，文件里有 {len(other) - 1} 行，没有采用。")
    for number, (row, edited) in enumerate(zip(own[1:], other[1:], strict=False), start=1):
        for head, was, given in zip(own[0], row, edited, strict=False):
            if was != given:
                told.append(
                    f"“{title}”第 {number} 行“{head}”：系统为 {_short(was)}，文件里为 {_short(given)}，没有采用。"
                )
    return told


def _short(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
