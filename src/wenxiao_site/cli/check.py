"""``wenxiao check``: read forms from files and folders, score them again, name every defect with its cell and rule."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import click

from wenxiao.kernel.citations import Evidence
from wenxiao.kernel.rule import Severity
from wenxiao_site.actions.checking import CheckedFile, annotated_file, annotated_name, check_file
from wenxiao_site.cli.rules import rulebook_here, shipped_option
from wenxiao_site.cli.words import OneOf, Whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wenxiao.forms.assessment import Assessment
    from wenxiao.kernel.findings import Finding
    from wenxiao.rulebook import Rulebook

CLEAN, DEFECTIVE, UNREAD = 0, 1, 2
"""Exit codes: nothing of severity error; something; a file that could not be read."""
LARGEST: Final = 50 * 2**20
"""Bytes; what is larger is not even opened."""

_SUFFIXES: Final = frozenset({".xlsx", ".xlsm", ".xls", ".json"})
_WORDS: Final = {
    Severity.ERROR: ("✕ 错误", "red"),
    Severity.WARNING: ("! 警告", "yellow"),
    Severity.INFO: ("i 提示", "cyan"),
}
_HEADLINES: Final = {
    "execution_rate": "预算执行率",
    "execution_score": "预算执行得分",
    "total_score": "总分",
    "grade": "等级",
}


@click.command(
    "check",
    no_args_is_help=True,
    help="检查绩效表：读取、重新计分、逐格指出问题。\n\n"
    "没有错误返回 0，有错误返回 1，有文件没能读取返回 2（其余文件照常检查）。",
)
@click.argument("paths", nargs=-1, required=True, metavar="文件或文件夹…", type=click.Path(path_type=Path))
@click.option("--jurisdiction", metavar="地区", help="按哪里的规则，地区代码或名称；默认按表内地区。")
@click.option("--fiscal-year", metavar="年度", type=Whole(2000, 2100), help="按哪年的规则；默认按表内年度。")
@click.option("--format", "style", metavar="text|json", default="text", type=OneOf(["text", "json"]), help="输出格式。")
@click.option("--explain", is_flag=True, help="连同每个算得的数的来历。")
@click.option(
    "--annotate",
    "folder",
    metavar="文件夹",
    type=click.Path(path_type=Path),
    help="把批注过的工作簿写到这个文件夹：有问题的单元格着色并附说明。",
)
@shipped_option
@click.pass_context
def check(
    context: click.Context,
    paths: tuple[Path, ...],
    jurisdiction: str | None,
    fiscal_year: int | None,
    style: str,
    folder: Path | None,
    *,
    explain: bool,
    shipped: bool,
) -> None:
    """Check every file; the exit code says what was found."""
    book = rulebook_here(shipped=shipped)
    place = _place(book, jurisdiction)
    copies = _Copies(folder) if folder else None
    found = list(_files(paths))
    report: _Report = _Json(explain=explain) if style == "json" else _Text(book, explain=explain)
    with click.progressbar(found, label="检查", file=sys.stderr, hidden=not sys.stderr.isatty()) as files:
        for path, below in files:
            report.add(str(path), _checked(path, below, book, place, fiscal_year, copies))
    report.close()
    context.exit(report.exit_code)


def _place(book: Rulebook, given: str | None) -> str | None:
    if given is None or given in book.jurisdictions:
        return given
    located = book.locate(given)
    if located is None:
        message = (
            f"规则库里没有地区“{given}”。可用的地区见 wenxiao rulebook list --help，例如 CN-XJ-6543 或 阿勒泰地区。"
        )
        raise click.UsageError(message)
    return located


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    """Every file to check with its path below the folder it was found in; each file once."""
    seen = set()
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for each in inside:
            if path.is_dir() and not _is_form(each):
                continue
            if each.resolve() not in seen:
                seen.add(each.resolve())
                yield each, each.relative_to(path) if path.is_dir() else Path(each.name)


def _is_form(path: Path) -> bool:
    return path.suffix.lower() in _SUFFIXES and not path.name.startswith(("~$", ".")) and path.is_file()


def _checked(
    path: Path, below: Path, book: Rulebook, place: str | None, fiscal_year: int | None, copies: _Copies | None
) -> CheckedFile:
    try:
        if path.stat().st_size > LARGEST:
            return CheckedFile(path.name, error=f"“{path.name}”超过 {LARGEST // 2**20} MB，没有打开。")
        content = path.read_bytes()
        if copies is None:
            return check_file(path.name, content, book, place, fiscal_year)
        checked, copy = annotated_file(path.name, content, book, place, fiscal_year)
        if checked.error is None:
            copies.write(below, path, copy)
    except FileNotFoundError:
        return CheckedFile(path.name, error=f"没有这个文件：{path}")
    except OSError as error:
        return CheckedFile(path.name, error=f"“{path.name}”打不开：{error.strerror}")
    except Exception as error:  # one file that trips the program must not keep the others from being checked
        if click.get_current_context().find_root().params.get("debug"):
            raise
        return CheckedFile(
            path.name, error=f"检查“{path.name}”时程序出错（{type(error).__name__}），请用 --debug 查看详情。"
        )
    return checked


class _Copies:
    """The folder of annotated workbooks; nothing that is there from another file is overwritten."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written: set[Path] = set()

    def write(self, below: Path, source: Path, copy: bytes) -> None:
        wish = self._folder / below.with_name(annotated_name(below.name))
        target, number = wish, 1
        while target in self._written or target.resolve() == source.resolve():
            number += 1
            target = wish.with_stem(f"{wish.stem} ({number})")
        self._written.add(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(copy)


class _Report(Protocol):
    @property
    def exit_code(self) -> int: ...

    def add(self, path: str, checked: CheckedFile) -> None: ...

    def close(self) -> None: ...


class _Counting:
    """What both reports keep count of."""

    def __init__(self) -> None:
        self.numbers = {"files": 0, "forms": 0, "unread": 0} | {severity.value: 0 for severity in _WORDS}

    def count(self, checked: CheckedFile) -> None:
        self.numbers["files"] += 1
        self.numbers["forms"] += len(checked.assessments)
        self.numbers["unread"] += checked.error is not None
        for finding in checked.findings:
            self.numbers[finding.severity.value] += 1

    @property
    def exit_code(self) -> int:
        return UNREAD if self.numbers["unread"] else DEFECTIVE if self.numbers["error"] else CLEAN


class _Json(_Counting):
    """One JSON document, written file by file."""

    def __init__(self, *, explain: bool) -> None:
        super().__init__()
        self._explain = explain

    def add(self, path: str, checked: CheckedFile) -> None:
        click.echo("," if self.numbers["files"] else '{"files": [')
        self.count(checked)
        forms = [self._form(each) for each in checked.assessments]
        click.echo(json.dumps({"file": path, "error": checked.error, "forms": forms}, ensure_ascii=False), nl=False)

    def _form(self, assessment: Assessment) -> dict[str, Any]:
        data = assessment.data()
        if self._explain:
            data["explanations"] = {name: each.data() for name, each in assessment.explanations().items()}
        return data

    def close(self) -> None:
        click.echo("" if self.numbers["files"] else '{"files": [', nl=bool(self.numbers["files"]))
        click.echo(f'], "summary": {json.dumps(self.numbers)}}}')


class _Text(_Counting):
    """For people: file by file, or, while a progress bar is on the same screen, all at the end."""

    def __init__(self, book: Rulebook, *, explain: bool) -> None:
        super().__init__()
        self._book = book
        self._explain = explain
        self._held: list[str] | None = [] if sys.stdout.isatty() and sys.stderr.isatty() else None

    def add(self, path: str, checked: CheckedFile) -> None:
        self.count(checked)
        lines = [click.style(path, bold=True)]
        if checked.error is not None:
            lines.append(f"  {click.style('✕ 没能读取', fg='red')} {checked.error}")
        for assessment in checked.assessments:
            lines.extend(self._form(assessment))
        text = "\n".join(lines) + "\n"
        if self._held is None:
            click.echo(text)
        else:
            self._held.append(text)

    def _form(self, assessment: Assessment) -> Iterator[str]:
        head = assessment.form.head
        name = next((head[each].text for each in ("project_name", "department") if each in head), None)
        place = self._book.jurisdictions.path_name(assessment.jurisdiction)
        rules = f"按{place} {assessment.fiscal_year} 年的规则"
        yield f"  {assessment.form.form_type.label} · {name or '（未写名称）'} · {rules}"
        yield from (f"  {note}" for note in assessment.notes)
        numbers = assessment.recomputed
        yield "  重算：" + "  ".join(_beside(label, numbers[key]) for key, label in _HEADLINES.items())
        for finding in assessment.findings:
            yield from _finding(finding)
        if not assessment.findings:
            yield click.style("  ✓ 没有发现问题", fg="green")
        if self._explain:
            for each in assessment.explanations().values():
                yield ""
                yield from (f"    {line}" for line in each.lines())

    def close(self) -> None:
        for text in self._held or ():
            click.echo(text)
        numbers = self.numbers
        unread = f"，{numbers['unread']} 个没能读取" if numbers["unread"] else ""
        found = f"错误 {numbers['error']}，警告 {numbers['warning']}，提示 {numbers['info']}"
        click.echo(f"{numbers['files']} 个文件，{numbers['forms']} 张表{unread}：{found}。")


def _beside(label: str, number: Any) -> str:  # noqa: ANN401 - plain data of an assessment
    printed = "表上未填" if number["printed"] is None else f"表上 {number['printed']}"
    return f"{label} {number['value'] or '—'}（{printed}）"


def _finding(finding: Finding) -> Iterator[str]:
    word, colour = _WORDS[finding.severity]
    place = f"{finding.sheet}!{finding.cell}" if finding.sheet and finding.cell else finding.cell
    yield f"  {click.style(word, fg=colour)} {finding.code} {finding.title}  {click.style(place, dim=True)}"
    yield f"      {finding.message}"
    if finding.evidence:
        source = f"{finding.instrument}{finding.article}〔{Evidence(finding.evidence).label}〕"
        yield click.style(f"      依据：{source}", dim=True)
