"""A form checked and re-scored: raw forms → typed frames → rules → findings, recomputed numbers, explanations.

One form on screen and a folder of thousands are the same call: forms are grouped by the rulebook that judges them,
and each group is one pass over frames.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, cast

import polars as pl

from wenxiao.forms.explaining import Explainer
from wenxiao.forms.frames import COLUMNS, SCHEMA
from wenxiao.forms.raw import Cell, RawForm
from wenxiao.forms.typing import tables_with_findings
from wenxiao.kernel.columns import Grain, Tables
from wenxiao.kernel.findings import Finding
from wenxiao.kernel.plan import Plan
from wenxiao.kernel.rule import Check, Severity
from wenxiao.kernel.scales import LARGEST, MOST_POINTS, TooLargeError, Unit, bare, show
from wenxiao.rules import catalogue
from wenxiao.rules.catalogue import rules_by_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wenxiao.kernel.explanations import Explanation
    from wenxiao.rulebook import Resolution, Rulebook

    Row = Mapping[str, object]

NATION = "CN"
_BOUNDS = {Unit.AMOUNT: LARGEST, Unit.VALUE: LARGEST, Unit.RATIO: LARGEST, Unit.POINTS: MOST_POINTS}
"""The largest magnitudes that bulk frames may hold."""
_TEXT_FIELDS = {
    "total_score": "total_score_text",
    "score": "score_text",
    "execution_rate_value": "execution_rate_text",
    "initial_budget_amount": "initial_budget_text",
    "full_year_budget_amount": "full_year_budget_text",
    "executed_amount": "executed_text",
    "forecast_amount": "forecast_text",
    "target_value": "target_text",
    "actual_value": "actual_text",
}
"""Where the text of a number stands in a raw form."""
_HEADLINES = {
    "execution_rate": ("project_execution_rate", None),
    "execution_score": ("execution_score", "execution_score_printed"),
    "total_score": ("recomputed_total", "total_score"),
    "grade": ("grade", "grade_text"),
}
"""Names of the recomputed numbers of a form: the rule, and the column that was printed."""
_LINE_NUMBERS = {"attainment_ratio": ("attainment_ratio", None), "score": ("expected_score", "score")}
_EXPLAINED = {
    Grain.FORM: ("project_execution_rate", "execution_score", "recomputed_total", "grade"),
    Grain.FUND: ("execution_rate",),
    Grain.INDICATOR: ("attainment_ratio", "expected_score", "band_least_score", "band_most_score"),
}


@dataclass
class Assessment:
    """What the rules say of one form.

    `findings`: defects, unread cells first. `rows`: per grain, the form's rows with every computed column.
    `resolution`: the values in force, with their citations; `notes`: what had to be assumed (year, jurisdiction).
    """

    form: RawForm
    jurisdiction: str
    fiscal_year: int
    resolution: Resolution
    rows: Mapping[Grain, Sequence[Row]]
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @cached_property
    def explainer(self) -> Explainer:
        """Explains any number of the form."""
        return Explainer(self.rows, self.resolution, lambda grain, row, name: _cell(self.form, grain, row, name).place)

    @property
    def recomputed(self) -> dict[str, object]:
        """Execution rate and points, total, grade, each indicator's attainment and points, beside what was printed."""
        form = self.rows[Grain.FORM][0]
        numbers: dict[str, object] = {name: _beside(form, *columns) for name, columns in _HEADLINES.items()}
        rate = next((row["execution_rate_text"] for row in self.rows[Grain.FUND] if row["is_total"]), None)
        numbers["execution_rate"] = {"value": _beside(form, "project_execution_rate", None)["value"], "printed": rate}
        numbers["indicators"] = [
            {"row": place, **{name: _beside(row, *columns) for name, columns in _LINE_NUMBERS.items()}}
            for place, row in enumerate(self.rows[Grain.INDICATOR])
        ]
        return numbers

    def explanations(self) -> dict[str, Explanation]:
        """Why each recomputed number is what it is, by ``grain/row/rule`` (``form/rule`` for the form)."""
        found = {}
        for grain, names in _EXPLAINED.items():
            for place, row in enumerate(self.rows[grain]):
                for name in names:
                    if row[name] is not None:
                        key = f"form/{name}" if grain is Grain.FORM else f"{grain.value}/{place}/{name}"
                        found[key] = self.explainer.explain(grain, place, name)
        return found

    def data(self) -> dict[str, object]:
        """The assessment as plain data for JSON."""
        return {
            "source": self.form.source,
            "sheet": self.form.sheet,
            "form_type": self.form.form_type.value,
            "jurisdiction": self.jurisdiction,
            "fiscal_year": self.fiscal_year,
            "rulebook_digest": self.resolution.digest,
            "notes": list(self.notes),
            "read": {
                "head": _texts(self.form.head),
                "funds": [_texts(line) for line in self.form.funds],
                "indicators": [_texts(line) for line in self.form.indicators],
            },
            "recomputed": _bare(self.recomputed),
            "findings": [finding.data() for finding in self.findings],
        }


def assess(
    forms: Sequence[RawForm], rulebook: Rulebook, jurisdiction: str | None = None, fiscal_year: int | None = None
) -> list[Assessment]:
    """Check and re-score forms, in their order.

    Without `jurisdiction` a form is judged by the deepest place that its region names, else by the national rules;
    without `fiscal_year` by its own year, else by the newest rules. Raises RulebookError for an unknown jurisdiction.
    """
    typed, unread = tables_with_findings(forms)
    placed = [_placed(row, rulebook, jurisdiction, fiscal_year) for row in typed.form.iter_rows(named=True)]
    groups: dict[tuple[str, int], list[int]] = {}
    for place, (where, year, _) in enumerate(placed):
        groups.setdefault((where, year), []).append(place)
    assessments: dict[int, Assessment] = {}
    for (where, year), members in groups.items():
        resolution = rulebook.for_year(where, year)
        plan = _plan(resolution, _asked_of(frozenset(forms[place].form_type.value for place in members)))
        rows = _by_form(plan.rows(_subset(typed, members)), len(members))
        for position, place in enumerate(members):
            assessment = Assessment(
                forms[place],
                where,
                year,
                resolution,
                {grain: rows[grain][position] for grain in Grain},
                findings=list(unread[place]),
                notes=placed[place][2],
            )
            assessment.findings.extend(_found(plan.checks, assessment))
            assessments[place] = assessment
    return [assessments[place] for place in range(len(forms))]


def judge(typed: Tables, resolution: Resolution, wanted: frozenset[str] | None = None) -> Tables:
    """The frames of any number of forms under one resolution, with the columns of rules and checks added.

    `wanted`: names of rules and checks; None for all checks that speak of forms of these types, and the numbers shown
    with them. Raises TooLargeError for numbers beyond `scales.LARGEST` or points beyond `scales.MOST_POINTS`.
    """
    _refuse_too_large(typed)
    asked = _asked_of(frozenset(typed.form.get_column("form_type").unique())) if wanted is None else wanted
    return _plan(resolution, asked).run(typed)


def _refuse_too_large(typed: Tables) -> None:
    """Rules may divide without wrapping because no number is larger; readers of single forms see to it cell by cell."""
    for grain in Grain:
        frame = typed.at(grain)
        columns = [each for each in SCHEMA[grain].values() if each.unit in _BOUNDS and each.name in frame.columns]
        for column, extremes in zip(columns, _extremes(frame, [each.name for each in columns]), strict=True):
            most = _BOUNDS[column.unit]
            if beyond := [number for number in extremes if number is not None and abs(number) > most]:
                message = f"{grain.value}.{column.name} ({column.label}) holds {beyond[0]}, beyond {most}"
                raise TooLargeError(message)


def _extremes(frame: pl.DataFrame, names: list[str]) -> Iterator[tuple[int | None, int | None]]:
    """The least and the greatest number of each column."""
    least, most = frame.select(pl.col(names).min()), frame.select(pl.col(names).max())
    return zip(*(each.row(0) if each.height else [None] * len(names) for each in (least, most)), strict=True)


def _placed(
    row: Row, rulebook: Rulebook, jurisdiction: str | None, fiscal_year: int | None
) -> tuple[str, int, list[str]]:
    """Which place's rules of which year judge a form, and what was assumed for it."""
    notes = []
    where = jurisdiction or rulebook.locate(str(row["region"] or "") or None)
    if where is None:
        where = NATION
        notes.append("表上没有可识别的地区，按全国规则核验。")
    printed = row["fiscal_year"]
    year = fiscal_year or (int(str(printed)) if printed is not None else None)
    first, last = _years(rulebook)
    if year is None:
        year = last
        notes.append(f"表上没有年度，按 {year} 年的规则核验。")
    elif year < first:
        notes.append(f"规则库最早到 {first} 年，{year} 年的表按 {first} 年的规则核验。")
        year = first
    return where, year, notes


def _years(rulebook: Rulebook) -> tuple[int, int]:
    """The first fiscal year for which every parameter has a value, and the first that all instruments bear on."""
    begins = [each.in_force_from for each in rulebook.instruments.values() if each.in_force_from and each.settings]
    national = [
        each.in_force_from
        for each in rulebook.instruments.values()
        if each.in_force_from and each.settings and each.jurisdiction == NATION
    ]
    return min(national).year, max(begins).year + 1


@lru_cache(maxsize=256)
def _plan_of(values: tuple[tuple[str, int | str | bool | None], ...], wanted: frozenset[str] | None) -> Plan:
    parameters = dict(values)
    names = wanted or catalogue.computable(COLUMNS)
    off = {each.name for each in catalogue.checks() if parameters.get(each.name) == Severity.OFF.value}
    return Plan(catalogue.needed(names - off), SCHEMA, parameters)


@lru_cache(maxsize=64)
def _asked_of(form_types: frozenset[str]) -> frozenset[str]:
    """The checks that speak of forms of these types, and the numbers that are shown with them."""
    checks = [each for each in catalogue.checks() if each.forms & form_types]
    compared = [name for each in checks for name in (each.name, each.printed, each.expected, each.suggests)]
    shown = [name for columns in (*_HEADLINES.values(), *_LINE_NUMBERS.values()) for name in columns]
    explained = [name for names in _EXPLAINED.values() for name in names]
    return frozenset(name for name in (*compared, *shown, *explained) if name)


def _plan(resolution: Resolution, wanted: frozenset[str] | None = None) -> Plan:
    return _plan_of(tuple(resolution.items()), wanted)


def _subset(typed: Tables, members: Sequence[int]) -> Tables:
    """The rows of some forms, numbered anew from 0."""
    if len(members) == typed.form.height:
        return typed
    positions = pl.DataFrame(
        {"form": pl.Series(members, dtype=pl.UInt32), "position": pl.Series(range(len(members)), dtype=pl.UInt32)}
    )

    def renumbered(frame: pl.DataFrame) -> pl.DataFrame:
        kept = frame.join(positions, on="form", how="inner", maintain_order="left")
        return kept.with_columns(form=pl.col("position")).drop("position")

    return Tables(**{grain.value: renumbered(typed.at(grain)) for grain in Grain})


def _by_form(judged: Mapping[Grain, Sequence[Row]], forms: int) -> dict[Grain, list[list[Row]]]:
    """The rows of each form."""
    rows: dict[Grain, list[list[Row]]] = {grain: [[] for _ in range(forms)] for grain in Grain}
    for grain, of_form in rows.items():
        for row in judged[grain]:
            of_form[cast("int", row["form"])].append(row)
    return rows


def _found(checks: Sequence[Check], assessment: Assessment) -> Iterator[Finding]:
    """Every defect of a form."""
    for grain in Grain:
        for check in checks:
            if check.grain is grain:
                for place, row in enumerate(assessment.rows[grain]):
                    if row[check.column]:
                        yield _finding(check, assessment, place)


def _finding(check: Check, assessment: Assessment, row: int) -> Finding:
    form, resolution = assessment.form, assessment.resolution
    grain, line = check.grain, row
    if grain is Grain.FORM and check.field not in SCHEMA[Grain.FORM]:
        grain = Grain.FUND if check.field in SCHEMA[Grain.FUND] else Grain.INDICATOR
        totals = [place for place, each in enumerate(assessment.rows[Grain.FUND]) if each["is_total"]]
        line = totals[0] if grain is Grain.FUND and totals else 0
    cell = _pointed_at(form, grain, line, check.field)
    values = {**assessment.rows[Grain.FORM][0], **assessment.rows[check.grain][row]}
    citation = resolution.citation(check.cites or check.name)
    return Finding(
        code=check.code,
        name=check.name,
        title=check.title,
        severity=Severity(resolution[check.name]),
        block=grain.value,
        row=None if grain is Grain.FORM else line,
        field=check.field,
        message=assessment.explainer.fill(check.message, check.grain, row),
        printed=_compared(check.printed, values, resolution),
        expected=_compared(check.expected, values, resolution),
        instrument=f"《{citation.title}》{citation.number}",
        article=citation.article,
        evidence=citation.evidence.value,
        sheet=form.sheet,
        cell=cell.place,
        suggestion=_compared(check.suggests, values, resolution),
        suggested_field=(check.suggests or "").removeprefix("suggested_"),
    )


def _compared(name: str | None, values: Row, resolution: Resolution) -> str | None:
    if name is None:
        return None
    if name in resolution:
        return resolution.citation(name).value
    value = values.get(name)
    return None if value is None else show(value, _unit(name))


@lru_cache(maxsize=1024)
def _unit(name: str) -> Unit:
    if name in rules_by_name():
        return rules_by_name()[name].unit
    return next(columns[name].unit for columns in SCHEMA.values() if name in columns)


def _cell(form: RawForm, grain: Grain, row: int, name: str) -> Cell:
    """The cell that a column was read from; a blank cell where the form has none."""
    lines = {Grain.FORM: [form.head], Grain.FUND: form.funds, Grain.INDICATOR: form.indicators}[grain]
    line = lines[row] if row < len(lines) else {}
    return line.get(name) or line.get(_TEXT_FIELDS.get(name, "")) or Cell(None)


_STAND_INS = {
    Grain.FORM: ("total_score_text", "goal", "project_name"),
    Grain.FUND: ("full_year_budget_text", "initial_budget_text", "label"),
    Grain.INDICATOR: ("level3", "target_text"),
}


def _pointed_at(form: RawForm, grain: Grain, row: int, name: str) -> Cell:
    """The cell that a finding points at: where the form has no such cell, the one that its reader would look at."""
    cells = (_cell(form, grain, row, each) for each in (name, *_STAND_INS[grain]))
    return next((cell for cell in cells if cell.place), Cell(None))


def _beside(row: Row, computed: str, printed: str | None) -> dict[str, str | None]:
    value, stated = row[computed], row[printed] if printed else None
    return {
        "value": None if value is None else show(value, _unit(computed)),
        "printed": None if stated is None else show(stated, _unit(printed or computed)),
    }


def _texts(line: Mapping[str, Cell]) -> dict[str, str | None]:
    return {name: cell.text for name, cell in line.items()}


def _bare(numbers: object) -> object:
    """Recomputed numbers as data gives them."""
    if isinstance(numbers, dict):
        return {name: _bare(each) for name, each in numbers.items()}
    if isinstance(numbers, list):
        return [_bare(each) for each in numbers]
    return bare(numbers) if isinstance(numbers, str) else numbers
