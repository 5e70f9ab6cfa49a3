"""A checked form as the page shows it: the official layout with findings, recomputed numbers and explanations in place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from wenxiao.forms.drawing import Drawing, DrawnCell, Role, draw
from wenxiao.kernel.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wenxiao.forms.assessment import Assessment
    from wenxiao.forms.drawing import Key
    from wenxiao.kernel.explanations import Explanation
    from wenxiao.kernel.findings import Finding

SHOWN = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def counts(findings: Sequence[Finding]) -> dict[str, int]:
    """How many findings of each severity, the gravest first."""
    found = Counter(each.severity for each in findings)
    return {severity.value: found[severity] for severity in SHOWN}


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with its number in the margin. `place`: where it is, in words."""

    number: int
    finding: Finding
    place: str
    why: str | None
    instrument: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A recomputed number beside the printed one. `agrees`: None where they cannot be compared. `why`: explanation key."""

    label: str
    value: str
    printed: str | None
    agrees: bool | None
    why: str | None


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A drawn cell with what is to be said about it."""

    cell: DrawnCell
    notes: tuple[Note, ...] = ()
    why: str | None = None
    recomputed: str | None = None

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
        names = [self.cell.role.value]
        if self.cell.numeric:
            names.append("number")
        if self.notes:
            names += ["marked", self.severity]
        return " ".join(names)


@dataclass(frozen=True)
class Sheet:
    """One form of a file, ready for the template. `place`: which of the file's `count` forms."""

    file_name: str
    place: int
    count: int
    assessment: Assessment
    drawing: Drawing = field(init=False)

    def __post_init__(self) -> None:
        form = self.assessment.form
        object.__setattr__(self, "drawing", draw(form.form_type, form))

    @property
    def name(self) -> str:
        """What the form is about: its project, else its department, else its own name."""
        head = self.assessment.form.head
        named = (head[each].text for each in ("project_name", "department", "unit") if each in head)
        return next(filter(None, named), self.assessment.form.form_type.label)

    @property
    def facts(self) -> list[str]:
        """Where and when, and by which rules."""
        form, head = self.assessment.form, self.assessment.form.head
        printed = [head[each].text for each in ("region", "unit") if each in head]
        year = self.assessment.fiscal_year
        return [form.form_type.label, *filter(None, printed), f"{year} 年" if year else "年度未写"]

    @cached_property
    def explanations(self) -> Mapping[str, Explanation]:
        """Every explained number by its key."""
        return self.assessment.explanations()

    @cached_property
    def counts(self) -> dict[str, int]:
        """Findings by severity."""
        return counts(self.assessment.findings)

    @cached_property
    def widths(self) -> list[int]:
        """Column widths in percent."""
        whole = sum(self.drawing.widths)
        return [round(100 * width / whole) for width in self.drawing.widths]
