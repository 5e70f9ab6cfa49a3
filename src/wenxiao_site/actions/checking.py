"""Checking a file of forms: read it, score it again, name every defect. Nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wenxiao.forms.assessment import Assessment, assess
from wenxiao.rulebook import NotInForceError
from wenxiao_site.adapters.workbook_reading import UnreadableFileError, read_file
from wenxiao_site.adapters.workbook_writing import annotate, annotated_name

if TYPE_CHECKING:
    from wenxiao.kernel.findings import Finding
    from wenxiao.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What became of one file: an assessment for each form in it, or, where it could not be read, one sentence why."""

    name: str
    assessments: tuple[Assessment, ...] = ()
    error: str | None = None

    @property
    def findings(self) -> list[Finding]:
        """The findings of all its forms."""
        return [finding for each in self.assessments for finding in each.findings]


def check_file(
    name: str, content: bytes, rulebook: Rulebook, jurisdiction: str | None = None, fiscal_year: int | None = None
) -> CheckedFile:
    """Check every form in a workbook or JSON file.

    `jurisdiction`, `fiscal_year`: by whose rules; None takes what each form states.
    Raises wenxiao.rulebook.RulebookError for an unknown jurisdiction.
    """
    try:
        forms = read_file(content, name)
    except UnreadableFileError as error:
        return CheckedFile(name, error=str(error))
    if not forms:
        return CheckedFile(name, error=f"“{name}”里没有认出绩效表。请确认表头和官方表格一致。")
    try:
        return CheckedFile(name, tuple(assess(forms, rulebook, jurisdiction, fiscal_year)))
    except NotInForceError:
        return CheckedFile(
            name, error=f"“{name}”的年度早于规则库中最早的文件，没有可用的规则。请指定较近的年度再检查。"
        )


def annotated_file(
    name: str,
    content: bytes,
    rulebook: Rulebook,
    jurisdiction: str | None = None,
    fiscal_year: int | None = None,
    most_forms: int | None = None,
) -> tuple[CheckedFile, bytes]:
    """Check a file and mark the findings in a copy of it; the copy is empty where the file could not be read.

    The copy is named `annotated_name`. `most_forms`: files with more forms are refused. Raises as `check_file`.
    """
    checked = check_file(name, content, rulebook, jurisdiction, fiscal_year)
    if most_forms is not None and len(checked.assessments) > most_forms:
        sentence = f"“{name}”里有 {len(checked.assessments)} 张表，一次最多批注 {most_forms} 张。"
        return CheckedFile(name, error=f"{sentence}请拆开文件，或在本机用命令 wenxiao check --annotate。"), b""
    return checked, annotate(content, name, checked.findings) if checked.error is None else b""


__all__ = ["CheckedFile", "annotated_file", "annotated_name", "check_file", "read_file"]
