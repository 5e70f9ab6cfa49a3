"""A department's workbook of targets: read, checked as a whole, marked, and filed all at once or not at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from wenxiao.forms.assessment import assess
from wenxiao.forms.raw import Cell
from wenxiao.forms.target_lists import read_target_list
from wenxiao.forms.typing import dimension, sub_dimension, tables
from wenxiao.kernel.findings import Finding
from wenxiao.kernel.rule import Severity
from wenxiao_site.actions.instruments import current_rulebook
from wenxiao_site.actions.plan_forms import budgets, compared
from wenxiao_site.actions.plan_records import beside_each
from wenxiao_site.actions.plans import reading
from wenxiao_site.actions.rulebook import jurisdictions_of_regions
from wenxiao_site.adapters.workbook_reading import UnreadableFileError, read_file, read_sheets
from wenxiao_site.adapters.workbook_writing import annotate, annotated_name
from wenxiao_site.registry.models import Dimension, PerformancePlan, PlanState, Project, SubDimension
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenxiao.forms.raw import RawForm
    from wenxiao_site.visibility import Hat

MOST_PROJECTS: Final = 1000
"""Projects of one workbook."""
_OPEN: Final = (PlanState.DRAFT, PlanState.RETURNED)
_JUMP: Final = 10_000
_FEN: Final = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """One project of the workbook: its form, the project that it is, and what was found."""

    form: RawForm
    project: Project | None
    findings: tuple[Finding, ...]

    @property
    def name(self) -> str:
        """How the workbook calls it."""
        cells = (self.form.head.get("project_name"), self.form.head.get("project_code"))
        return next((cell.text for cell in cells if cell and cell.text), "（没有项目名称）")

    def counted(self, severity: Severity) -> int:
        """How many findings of a severity."""
        return sum(each.severity is severity for each in self.findings)


@dataclass(frozen=True, slots=True)
class Workbook:
    """What became of a workbook. `error`: one sentence where it could not be read."""

    name: str
    content: bytes = field(repr=False)
    entries: tuple[Entry, ...] = ()
    error: str = ""

    @property
    def findings(self) -> list[Finding]:
        """All of them."""
        return [each for entry in self.entries for each in entry.findings]

    @property
    def errors(self) -> int:
        """How many errors: with one nothing is filed."""
        return sum(entry.counted(Severity.ERROR) for entry in self.entries)

    def annotated(self) -> tuple[str, bytes]:
        """The workbook with the findings marked in it, and its name. Raises UnreadableFileError."""
        return annotated_name(self.name), annotate(self.content, self.name, self.findings)


def looked_at(name: str, content: bytes, fiscal_year: int, by: Hat) -> Workbook:
    """Read a workbook of targets and check every project in it: a list, or official forms. Nothing is stored."""
    try:
        forms = [form for sheet in read_sheets(content, name) for form in read_target_list(sheet, name)]
        forms = forms or read_file(content, name)
    except UnreadableFileError as error:
        return Workbook(name, content, error=str(error))
    if len(forms) > MOST_PROJECTS:
        sentence = f"“{name}”里有 {len(forms):,} 个项目，一次最多 {MOST_PROJECTS:,} 个；没有读入，请拆开再传。"
        return Workbook(name, content, error=sentence)
    projects = _projects(forms, by)
    found = [projects.get(_key(form)) for form in forms]
    _compare(forms, found, fiscal_year)
    assessments = _assessed(forms, found, fiscal_year)
    problems = _problems(forms, found, fiscal_year)
    entries = tuple(
        Entry(form, project, (*problems[number], *assessments[number]))
        for number, (form, project) in enumerate(zip(forms, found, strict=True))
    )
    return Workbook(name, content, entries)


def content_of(form: RawForm) -> dict[str, Any]:
    """The lines of a plan that a form's texts make, as `plans.revise` takes them."""
    objectives = {}
    for number, (name, term) in enumerate((("goal", "ANNUAL"), ("long_term_goal", "MEDIUM_TERM")), start=1):
        if text := _text(form.head.get(name)):
            objectives[f"g{number}"] = {"term": term, "text": text}
    indicators = {f"a{row}": _line(each) for row, each in enumerate(form.indicators, start=1)}
    return {"objectives": objectives, "indicators": indicators}


def _line(cells: dict[str, Cell]) -> dict[str, Any]:
    level1, level2 = _text(cells.get("level1")), _text(cells.get("level2"))
    family, below = dimension(level1, level2), sub_dimension(level1, level2)
    target = _text(cells.get("target_operator")) + _text(cells.get("target_text")) + _text(cells.get("target_unit"))
    return {
        "dimension": family if family in Dimension.values else Dimension.OUTPUT,
        "sub_dimension": below if below in SubDimension.values else SubDimension.OTHER,
        "name": _text(cells.get("level3")),
        "target_text": target,
        "max_points": _text(cells.get("max_points")).removesuffix("分") or None,
        "explanation": _text(cells.get("explanation")),
        "criteria": _text(cells.get("criteria")),
        **reading(target),
    }


def _text(cell: Cell | None) -> str:
    return (cell.text or "").strip() if cell else ""


def _key(form: RawForm) -> str:
    return _text(form.head.get("project_code")) or _text(form.head.get("project_name"))


def _projects(forms: Sequence[RawForm], by: Hat) -> dict[str, Project]:
    """The projects in scope by what the workbook calls them: their code, else their name where it is told once."""
    keys = {_key(form) for form in forms}
    seen = visible(Project, by).filter(closed_on__isnull=True).select_related("unit", "unit__region")
    named: dict[str, list[Project]] = {}
    for row in seen.filter(name__in=keys):
        named.setdefault(row.name, []).append(row)
    found = {name: rows[0] for name, rows in named.items() if len(rows) == 1}
    return found | {row.code: row for row in seen.filter(code__in=keys)}


def _compare(forms: Sequence[RawForm], found: Sequence[Project | None], fiscal_year: int) -> None:
    """Put beside the projects that are known what the records say, as while a plan is typed."""
    known = [(form, project) for form, project in zip(forms, found, strict=True) if project is not None]
    plans = [PerformancePlan(project=project, fiscal_year=fiscal_year) for _, project in known]
    contents = [content_of(form) for form, _ in known]
    recorded = budgets([project.pk for _, project in known], fiscal_year)
    for (form, project), content, told in zip(known, contents, beside_each(plans, contents), strict=True):
        form.head["copied_from"] = Cell(told.copied_from)
        for key, line in zip(content["indicators"], form.indicators, strict=True):
            line.update(compared(key, told))
        if not form.funds and project.pk in recorded:
            form.head["amount_unit"] = Cell("元")
            form.funds = [{"label": Cell("年度资金总额"), "full_year_budget_text": Cell(f"{recorded[project.pk]:f}")}]


def _assessed(forms: Sequence[RawForm], found: Sequence[Project | None], fiscal_year: int) -> dict[int, list[Finding]]:
    """The findings of the form checker: one pass for each place."""
    places, rulebook = jurisdictions_of_regions(), current_rulebook()
    groups: dict[str, list[int]] = {}
    for number, project in enumerate(found):
        groups.setdefault(places[project.unit.region_id] if project else "CN", []).append(number)
    told: dict[int, list[Finding]] = {}
    for place, members in groups.items():
        for number, each in zip(
            members, assess([forms[n] for n in members], rulebook, place, fiscal_year), strict=True
        ):
            told[number] = each.findings
    return told


def _problems(forms: Sequence[RawForm], found: Sequence[Project | None], fiscal_year: int) -> list[list[Finding]]:
    """What the records say against a form: no such project, twice in the file, handed in already, another amount."""
    known = [project.pk for project in found if project]
    states: dict[int, PlanState] = {}
    newest = PerformancePlan.objects.filter(project__in=known, fiscal_year=fiscal_year).order_by("version")
    for plan in newest:
        states[plan.project_id or 0] = PlanState(plan.state)
    recorded, amounts = budgets(known, fiscal_year), _amounts(forms)
    first: dict[int, str] = {}
    told: list[list[Finding]] = []
    for number, (form, project) in enumerate(zip(forms, found, strict=True)):
        problems = []
        if project is None:
            problems.append(f"没有找到项目“{_key(form)}”，或它不在您的范围内；请核对项目代码。")
        else:
            if project.pk in first:
                problems.append(f"这个项目在文件里出现了两次（前一次在 {first[project.pk]}）；请只留一处。")
            first.setdefault(project.pk, _cell(form))
            state = states.get(project.pk)
            if state is not None and state not in _OPEN:
                problems.append(f"这个项目 {fiscal_year} 年度的绩效目标表{state.label}，不能再导入；请按调整办理。")
            problems += _amount_problem(amounts.get(number), recorded.get(project.pk))
        told.append([_finding(form, each) for each in problems])
    return told


def _amount_problem(stated: int | None, recorded: Any) -> list[str]:  # noqa: ANN401 - a Decimal or None
    if stated is None or recorded is None or stated == 0:
        return []
    fen = int(recorded * _FEN)
    if fen and (stated >= fen * _JUMP or stated * _JUMP <= fen):
        return [f"金额与预算记录 {recorded:,} 元相差一万倍以上，多半是元和万元写错；请核对单位。"]
    return []


def _amounts(forms: Sequence[RawForm]) -> dict[int, int]:
    """The amount that each form states, in fen."""
    fund = tables(forms)[0].fund
    rows = fund.select("form", "full_year_budget_amount").drop_nulls().iter_rows()
    return dict(rows)


def _cell(form: RawForm) -> str:
    cells = (form.head.get("project_code"), form.head.get("project_name"))
    return next((cell.place for cell in cells if cell and cell.place), "")


def _finding(form: RawForm, message: str) -> Finding:
    return Finding(
        code="RD-020", name="project_does_not_fit", title="与登记的项目不符", severity=Severity.ERROR, block="form",
        row=None, field="project_code", message=message, printed=None, expected=None, instrument="", article="",
        evidence="", sheet=form.sheet, cell=_cell(form),
    )  # fmt: skip
