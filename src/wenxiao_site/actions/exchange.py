"""Files of the integrated budget management system: brought, looked over, confirmed, taken in whole or not at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from wenxiao_site.actions.auditing import Deed, allow, canonical, claim, deed, keep
from wenxiao_site.actions.errors import Refused
from wenxiao_site.actions.ledger import Ledger
from wenxiao_site.actions.standard.problems import MOST, Problem
from wenxiao_site.actions.standard.tables import INCOMING
from wenxiao_site.actions.standard.taking import Taking
from wenxiao_site.actions.standard.typing import known_heads, typed
from wenxiao_site.adapters import exchange_files
from wenxiao_site.adapters.exchange_store import exchange_store
from wenxiao_site.adapters.workbook_reading import UnreadableFileError
from wenxiao_site.registry.models import ImportJob, ImportState, PerformancePlan, Project
from wenxiao_site.registry.models.exchange import COUNTED_STATES
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from typing import BinaryIO

    from wenxiao_site.visibility import Hat

    Say = Callable[[str, int, int], None]

_LONGEST_NAME: Final = 200


def _silent(words: str, done: int, of: int) -> None:
    """Nobody listens."""


def bring(
    *,
    name: str,
    source: BinaryIO,
    by: Hat,
    on: datetime,
    is_unit_checked: bool = False,
    confirms_itself: bool = False,
) -> ImportJob:
    """Keep a file that is to be taken in; a job looks it over. Raises Refused where its content was brought before.

    `is_unit_checked`: 元 and 万元 were not mixed up. `confirms_itself`: taken in at once when nothing is wrong.
    """
    with deed("exchange.bring", by=by, on=on) as told:
        allow("exchange.bring", by)
        kept = exchange_store().put(source)
        if not kept.size:
            raise Refused({"file": "文件是空的，请检查后重新上传。"})
        _refuse_again(kept.sha256, by)
        row = ImportJob(
            name=name[-_LONGEST_NAME:],
            sha256=kept.sha256,
            size=kept.size,
            person=by.person,
            post=by.post,
            is_unit_checked=is_unit_checked,
            confirms_itself=confirms_itself,
            brought_at=on,
        )
        keep(row, new=True)
        told.done_to(row, after={"name": row.name, "sha256": row.sha256, "size": row.size})
    return row


def look_over(*, job: int, by: Hat, on: datetime, say: Say = _silent) -> ImportJob:
    """Read a file that waits and find out what it would do, or what is wrong with it. Raises Refused.

    With problems the file is refused, whole; without any it waits for somebody who confirms it.
    """
    waiting = visible(ImportJob, by).filter(pk=job, state=ImportState.WAITING).first()
    found = _found(waiting, by, on, say) if waiting is not None else None
    with deed("exchange.look_over", by=by, on=on) as told:
        row = _in(claim("exchange.look_over", ImportJob, job, by), ImportState.WAITING)
        if found is None:
            raise Refused("这份文件已经检查过。")
        _report(row, found)
        if row.state == ImportState.CHECKED and row.confirms_itself:
            row.state = ImportState.CONFIRMED
        _move(told, row, ImportState.WAITING)
    return row


def confirm(*, job: int, by: Hat, on: datetime) -> ImportJob:
    """Have a file taken in that was looked over and is in order. Raises Refused."""
    with deed("exchange.confirm", by=by, on=on) as told:
        row = _in(claim("exchange.confirm", ImportJob, job, by), ImportState.CHECKED)
        row.state = ImportState.CONFIRMED
        _move(told, row, ImportState.CHECKED)
    return row


def carry_out(*, job: int, by: Hat, on: datetime, say: Say = _silent) -> ImportJob:
    """Take a confirmed file in: rows, facts and events of the single actions, in one transaction. Raises Refused.

    What has changed since it was looked over may be in its way: then nothing is taken in, and the problems are kept.
    """
    confirmed = visible(ImportJob, by).filter(pk=job, state=ImportState.CONFIRMED).first()
    read = _read(confirmed, say) if confirmed is not None else None
    with deed("exchange.carry_out", by=by, on=on) as told:
        row = _in(claim("exchange.carry_out", ImportJob, job, by), ImportState.CONFIRMED)
        if read is None or isinstance(read, str):
            raise Refused(read or "这份文件现在不能导入。")
        ledger = Ledger((Project, PerformancePlan), goes_on=True)
        taking = Taking(*read, by, on, row.is_unit_checked, ledger, row)
        taking.run(lambda done, of: say("正在写入（全部写完才生效）", done, of))
        if taking.problems.count:
            raise _InTheWay(taking)
        say("正在写入审计记录", 0, 1)
        ledger.end()
        row.state, row.imported_at = ImportState.DONE, on
        row.counts, row.notes = canonical(taking.counts), _plain(taking.notes[:MOST])
        _move(told, row, ImportState.CONFIRMED)
    say("已导入", 1, 1)
    return row


def withdraw(*, job: int, by: Hat, on: datetime, reason: str = "") -> ImportJob:
    """Give up a file that is not taken in yet. Raises Refused."""
    with deed("exchange.withdraw", by=by, on=on) as told:
        row = claim("exchange.withdraw", ImportJob, job, by)
        before = ImportState(row.state)
        _in(row, ImportState.WAITING, ImportState.CHECKED, ImportState.CONFIRMED)
        row.state = ImportState.WITHDRAWN
        if reason:
            row.state, row.problems, row.problem_count = ImportState.REFUSED, _plain([_whole(reason)]), 1
        _move(told, row, before)
    return row


def give_up(*, job: int, reason: str, on: datetime) -> None:
    """The site itself gives up a file, because its bringer may no longer do this."""
    with deed("exchange.give_up", by=None, on=on) as told:
        row = ImportJob.objects.select_for_update(of=("self",), no_key=True).get(pk=job)
        before = ImportState(row.state)
        row.state, row.problems, row.problem_count = ImportState.REFUSED, _plain([_whole(reason)]), 1
        _move(told, row, before)


class _InTheWay(Refused):
    """Problems that came up between looking over and taking in."""

    def __init__(self, taking: Taking) -> None:
        self.taking = taking
        first = taking.problems.found[0]
        super().__init__(f"检查之后记录有变化，有 {taking.problems.count} 处问题：{first.place}：{first.sentence}")


# --- Read -------------------------------------------------------------------------------------------------------------


def problems_of(job: ImportJob) -> list[Problem]:
    """The problems of a file, the first of them when there are many."""
    return [Problem(*each) for each in json.loads(job.problems or "[]")]


def notes_of(job: ImportJob) -> list[Problem]:
    """What was typed here, differs from the file and stays."""
    return [Problem(*each) for each in json.loads(job.notes or "[]")]


def counts_of(job: ImportJob) -> dict[str, dict[str, int]]:
    """Table → how many rows are new, changed, the same, and how many there are."""
    told: dict[str, dict[str, int]] = json.loads(job.counts or "{}")
    return told


def error_workbook(job: ImportJob) -> bytes:
    """The problems as a list, and the rows that they are in, their cells red with the sentence as a comment."""
    problems = problems_of(job)
    heads = ("位置", "问题与改法")
    lists: list[tuple[str, Sequence[str], list[Sequence[str]], Mapping[tuple[int, int], str]]] = [
        ("问题", heads, [(each.place, each.sentence) for each in problems], {})
    ]
    try:
        found = _lines(job)
    except (UnreadableFileError, FileNotFoundError):
        found = {}
    for table, lines in found.items():
        wrong = [each for each in problems if each.table == table]
        rows = dict(zip(lines.numbers, lines.rows, strict=True))
        numbers = [number for number in dict.fromkeys(each.row for each in wrong) if number in rows]
        columns = {exchange_files.plain(head): place for place, head in enumerate(lines.heads)}
        marks = {}
        for each in wrong:
            column = columns.get(each.field, columns.get(exchange_files.plain(each.label)))
            if column is not None and each.row in rows:
                marks[numbers.index(each.row), column] = each.sentence
        if numbers:
            lists.append((f"{table} 待改", lines.heads, [rows[number] for number in numbers], marks))
    return exchange_files.marked(lists)


def _lines(job: ImportJob) -> dict[str, exchange_files.Lines]:
    with exchange_store().open(job.sha256) as source:
        return exchange_files.read(source.read(), job.name, known_heads())


def _read(job: ImportJob, say: Say) -> tuple[Any, Any] | str:
    """The frames of a file and what is wrong with its cells, or why it cannot be read."""
    say("正在读取文件", 0, 1)
    try:
        lines = _lines(job)
    except UnreadableFileError as error:
        return str(error)
    except FileNotFoundError:
        return "上传的文件已经不在，请重新上传。"
    say("正在逐格检查", 0, 1)
    return typed(lines)


def _found(job: ImportJob, by: Hat, on: datetime, say: Say) -> Taking | str:
    read = _read(job, say)
    if isinstance(read, str):
        return read
    taking = Taking(*read, by, on, job.is_unit_checked)
    taking.run(lambda done, of: say("正在与已有记录核对", done, of))
    return taking


def _report(row: ImportJob, found: Taking | str) -> None:
    if isinstance(found, str):
        row.state, row.problems, row.problem_count = ImportState.REFUSED, _plain([_whole(found)]), 1
        return
    row.counts = canonical(found.counts)
    listed = sorted(found.problems.found, key=lambda each: (list(INCOMING).index(each.table), each.row))
    row.problem_count, row.problems = found.problems.count, _plain(listed)
    row.notes = _plain(found.notes[:MOST])
    row.state = ImportState.REFUSED if found.problems.count else ImportState.CHECKED


def _whole(sentence: str) -> Problem:
    return Problem("", "", 0, "", "整个文件", "", sentence)


def _plain(problems: Sequence[Problem]) -> str:
    return json.dumps([each.plain() for each in problems], ensure_ascii=False, default=str)


def _move(told: Deed, row: ImportJob, before: ImportState) -> None:
    keep(row)
    counts = {"counts": counts_of(row), "problem_count": row.problem_count}
    told.done_to(row, before={"state": before}, after={"state": row.state, **counts})


def _in(row: ImportJob, *states: ImportState) -> ImportJob:
    if row.state not in states:
        raise Refused(f"这份文件{ImportState(row.state).label}，现在不能这样做。")
    return row


def _refuse_again(sha256: str, by: Hat) -> None:
    before = ImportJob.objects.filter(sha256=sha256, state__in=COUNTED_STATES).first()
    if before is None:
        return
    who = "您" if before.person_id == by.person.pk else "别人"
    day = before.brought_at.strftime("%Y-%m-%d")
    raise Refused(
        {"file": f"同样内容的文件{who}已于 {day} 上传（“{before.name}”，{before.get_state_display()}），没有重复导入。"}
    )
