"""A checked form as the page shows it: the official layout with findings, recomputed numbers and reasons in place."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from wenxiao.forms.drawing import Drawing, DrawnCell, Role, caption, draw
from wenxiao.kernel.citations import Evidence
from wenxiao.kernel.columns import Grain
from wenxiao.kernel.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wenxiao.forms.assessment import Assessment
    from wenxiao.forms.drawing import Key
    from wenxiao.forms.raw import Cell, RawForm
    from wenxiao.kernel.explanations import Explanation
    from wenxiao.kernel.findings import Finding

SHOWN: Final = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings of each severity, the gravest first."""
    found = Counter(each.severity for each in findings)
    return {severity.value: found[severity] for severity in SHOWN}


def _text(line: Mapping[str, Cell], name: str) -> str:
    return (line[name].text if name in line else None) or ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A recomputed number beside the printed one, which is "" where nothing is printed.

    `agrees`: None where nothing is printed or both may stand. `why`: the reason that it opens.
    """

    label: str
    value: str
    printed: str
    agrees: bool | None
    why: str


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with its number in the margin. `place`: where it is, in words. `why`: the reason that it opens.

    `corrects`: it says what to print instead.
    """

    number: int
    finding: Finding
    place: str
    corrects: bool
    why: str | None

    @property
    def evidence(self) -> Evidence | None:
        """How sure the rule behind it is; None where no rule is needed to see it."""
        return Evidence(self.finding.evidence) if self.finding.evidence else None


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A drawn cell with what there is to say about it."""

    cell: DrawnCell
    notes: tuple[Note, ...]
    figure: Figure | None

    @property
    def is_head(self) -> bool:
        """Whether it heads other cells."""
        return self.cell.role in {Role.HEAD, Role.LABEL}

    @property
    def severity(self) -> str:
        """The gravest severity of its notes."""
        return min((note.finding.severity for note in self.notes), key=SHOWN.index).value

    @property
    def classes(self) -> str:
        """Style classes."""
        number = ["number"] if self.cell.numeric else []
        return " ".join([self.cell.role.value, *number, *(["marked", self.severity] if self.notes else [])])


@dataclass(frozen=True, slots=True)
class Reason:
    """One explained number. `inputs`: what it was computed from, each with the id of its own reason, if any."""

    id: str
    explanation: Explanation
    inputs: tuple[tuple[Explanation, str | None], ...]


class Reasons:
    """Every explained number once, however many others it goes into: the page stays small."""

    def __init__(self) -> None:
        self._ids: dict[int, str] = {}
        self.all: list[Reason] = []

    def add(self, explanation: Explanation) -> str:
        """The id of its reason, kept together with those of its inputs."""
        if id(explanation) not in self._ids:
            inputs = tuple((each, self.add(each) if each.words else None) for each in explanation.inputs)
            self._ids[id(explanation)] = f"why-{len(self.all)}"
            self.all.append(Reason(f"why-{len(self.all)}", explanation, inputs))
        return self._ids[id(explanation)]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One form, ready for the template.

    `rows`: the cells of the official layout. `notes`: the findings as one reads the form. `figures`: the headline
    results. `reasons`: what the numbers open.
    """

    assessment: Assessment
    drawing: Drawing
    rows: list[list[SheetCell]]
    notes: list[Note]
    figures: list[Figure]
    reasons: list[Reason]

    @property
    def counts(self) -> dict[str, int]:
        """Findings by severity."""
        return counts(self.assessment.findings)

    @property
    def widths(self) -> list[int]:
        """Column widths in percent."""
        return [round(100 * width / sum(self.drawing.widths)) for width in self.drawing.widths]


def subject(form: RawForm) -> str:
    """What a form is about: its project, else its department, else its own name."""
    named = (_text(form.head, each) for each in ("project_name", "department", "unit"))
    return next(filter(None, named), form.form_type.label)


def sheet(assessment: Assessment) -> Sheet:
    """Lay an assessment out."""
    drawing = draw(assessment.form.form_type, assessment.form)
    explanations = assessment.explanations()
    reasons = Reasons()
    opens = {name: reasons.add(each) for name, each in explanations.items()}
    placed = [(_key(finding, drawing), finding) for finding in assessment.findings]
    figures = _figures(assessment, explanations, opens, placed)
    notes, by_cell = _notes(assessment.form, drawing, placed, figures)
    rows = [
        [SheetCell(cell, tuple(by_cell[cell]), next(filter(None, map(figures.get, cell.keys)), None)) for cell in row]
        for row in drawing.rows
    ]
    headlines = [figure for (block, _, _), figure in figures.items() if figure.label in _HEADLINES]
    return Sheet(assessment, drawing, rows, notes, headlines, reasons.all)


def _key(finding: Finding, drawing: Drawing) -> Key | None:
    """The drawn field that a finding speaks of; a number stands where its text does."""
    stem = finding.field.removesuffix("_value").removesuffix("_amount")
    keys = ((finding.block, finding.row, name) for name in (finding.field, f"{stem}_text"))
    return next((key for key in keys if key in drawing.places), None)


def _corrects(finding: Finding, value: str | None) -> bool:
    """Whether a finding says what to print instead, rather than holding the right `value` against a limit."""
    return finding.expected is not None and finding.printed != value


class _Compared(NamedTuple):
    """A rule, the column that was printed for it, and the field of the form that prints it."""

    grain: Grain
    rule: str
    printed: str | None
    label: str
    block: str
    field: str


_COMPARED: Final = (
    _Compared(Grain.FUND, "execution_rate", None, "算得", "fund", "execution_rate_text"),
    _Compared(Grain.FORM, "project_execution_rate", None, "预算执行率", "fund", "execution_rate_text"),
    _Compared(Grain.FORM, "execution_score", "execution_score_printed", "预算执行得分", "fund", "fund_score"),
    _Compared(Grain.FORM, "recomputed_total", "total_score", "总分", "form", "total_score_text"),
    _Compared(Grain.FORM, "grade", "grade_text", "等级", "form", "grade_text"),
    _Compared(Grain.INDICATOR, "attainment_ratio", None, "完成率", "indicator", "actual_text"),
    _Compared(Grain.INDICATOR, "band_most_score", None, "至多得", "indicator", "score_text"),
    _Compared(Grain.INDICATOR, "expected_score", "score", "应得", "indicator", "score_text"),
)
"""What stands beside which cell; of two for one cell the later counts."""
_HEADLINES: Final = frozenset(each.label for each in _COMPARED if each.grain is Grain.FORM)


def _figures(
    assessment: Assessment,
    explanations: Mapping[str, Explanation],
    opens: Mapping[str, str],
    placed: Iterable[tuple[Key | None, Finding]],
) -> dict[Key, Figure]:
    """Every recomputed number by the field that prints it."""
    findings: defaultdict[Key | None, list[Finding]] = defaultdict(list)
    for key, finding in placed:
        findings[key].append(finding)
    form, rows = assessment.form, assessment.rows
    total = next((place for place, row in enumerate(rows[Grain.FUND]) if row["is_total"]), 0)
    lines = {"form": [form.head], "fund": form.funds, "indicator": form.indicators}
    figures: dict[Key, Figure] = {}
    for each in _COMPARED:
        for place, row in enumerate(rows[each.grain]):
            name = f"form/{each.rule}" if each.grain is Grain.FORM else f"{each.grain.value}/{place}/{each.rule}"
            if name not in explanations:
                continue
            at = total if (each.grain, each.block) == (Grain.FORM, "fund") else place
            key = (each.block, None if each.block == "form" else at, each.field)
            printed = _text(lines[each.block][at], each.field) if at < len(lines[each.block]) else ""
            same = each.printed is not None and row[each.printed] == row[each.rule]
            value = explanations[name].value
            agrees = True if same else False if any(_corrects(one, value) for one in findings[key]) else None
            figures[key] = Figure(each.label, value, printed, agrees, opens[name])
    return figures


def _notes(
    form: RawForm, drawing: Drawing, placed: list[tuple[Key | None, Finding]], figures: Mapping[Key, Figure]
) -> tuple[list[Note], Mapping[DrawnCell, list[Note]]]:
    """The findings numbered as one reads the form, and those of each cell; what has no cell comes first."""

    def order(each: tuple[Key | None, Finding]) -> tuple[int, int]:
        cell = drawing.places[each[0]] if each[0] else None
        return (cell.row, cell.column) if cell else (-1, -1)

    notes: list[Note] = []
    by_cell: defaultdict[DrawnCell, list[Note]] = defaultdict(list)
    for number, (key, finding) in enumerate(sorted(placed, key=order), start=1):
        figure = figures.get(key) if key else None
        corrects = _corrects(finding, figure.value if figure else None)
        why = figure.why if figure and finding.expected is not None else None
        notes.append(Note(number, finding, _where(form, finding, key), corrects, why))
        if key:
            by_cell[drawing.places[key]].append(notes[-1])
    return notes, by_cell


def _where(form: RawForm, finding: Finding, key: Key | None) -> str:
    """The place of a finding in words: which line, which column, which cell of the workbook."""
    words = [caption(finding.block, key[2] if key else finding.field)]
    lines, name = {"fund": (form.funds, "label"), "indicator": (form.indicators, "level3")}.get(finding.block, ([], ""))
    if finding.row is not None and finding.row < len(lines):
        words.insert(0, _text(lines[finding.row], name))
    if finding.sheet and finding.cell:
        words.append(f"{finding.sheet}!{finding.cell}")
    return " · ".join(filter(None, words))
